package cn.tongxinqiao.database;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/**
 * The operating system account the server runs under.
 *
 * @param uid owner of the server's files, as this program sees it
 * @param drop how to become that account; empty when the program already is
 */
record ServerAccount(String name, int uid, int gid, Optional<PrivilegeDrop> drop) {

    static final int ROOT = 0;

    /** The account of this program. */
    static ServerAccount own() {
        return new ServerAccount(System.getProperty("user.name"), -1, -1, Optional.empty());
    }

    List<String> commandLine(List<String> command) {
        return drop.map(way -> way.wrap(this, command)).orElse(command);
    }

    /** Makes the account the owner of everything below a path; does nothing when the program runs as the account. */
    void takeOver(Path tree) throws IOException {
        if (drop.isEmpty()) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                return visitFile(directory, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                own(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                // A server left running may be at work in there.
                return failure instanceof NoSuchFileException
                        ? FileVisitResult.CONTINUE
                        : super.visitFileFailed(file, failure);
            }
        });
    }

    private void own(Path file) throws IOException {
        try {
            if (uidOf(file) != uid) {
                Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(file, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
            }
        } catch (NoSuchFileException gone) {
            return;
        }
    }

    static boolean knowsOwners() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
    }

    static int uidOf(Path file) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }
}
