package cn.tongxinqiao.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret of a try-it installation: made once, readable by its owner only. */
record SecretFile(Path path) {

    private static final int BYTES = 32;

    String readOrCreate() {
        try {
            if (!Files.exists(path)) {
                create();
            }
            return Files.readString(path).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException("无法读写密钥文件 " + path + "：请检查数据目录的权限。", failed);
        }
    }

    /**
     * Written aside, flushed and renamed, so that a crash leaves either no file or a whole one. Temporary files are the
     * owner's alone wherever the file system knows owners.
     */
    private void create() throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Path draft = Files.createTempFile(path.toAbsolutePath().getParent(), "secret", ".new");
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(newSecret().getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String newSecret() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
