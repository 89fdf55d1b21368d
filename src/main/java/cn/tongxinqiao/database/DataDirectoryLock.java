package cn.tongxinqiao.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says that this program, and no other, uses a directory. The operating system holds it and lets go when the program
 * ends, however it ends.
 */
final class DataDirectoryLock implements AutoCloseable {

    /**
     * On POSIX a process loses its lock on a file as soon as it closes any channel to that file, so a second taker in
     * this program must not even open it.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    /** Beyond the text in the file, which others may read even where locks are mandatory. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path file;
    private final FileChannel channel;

    private DataDirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock without waiting.
     *
     * @throws DataDirectoryInUse when this or another program holds it
     */
    static DataDirectoryLock take(Path directory) throws IOException {
        Path file = directory.toRealPath().resolve("lock");
        if (!HELD_HERE.add(file)) {
            throw DataDirectoryInUse.by(ownPid(), directory);
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                throw DataDirectoryInUse.by(read(channel), directory);
            }
            channel.truncate(0).write(ByteBuffer.wrap(ownPid().getBytes(StandardCharsets.US_ASCII)), 0);
            return new DataDirectoryLock(file, channel);
        } catch (IOException | RuntimeException failure) {
            if (channel != null) {
                channel.close();
            }
            HELD_HERE.remove(file);
            throw failure;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD_HERE.remove(file);
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(32);
        channel.read(text, 0);
        return new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
    }

    private static String ownPid() {
        return Long.toString(ProcessHandle.current().pid());
    }
}
