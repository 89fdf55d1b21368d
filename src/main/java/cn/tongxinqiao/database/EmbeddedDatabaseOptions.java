package cn.tongxinqiao.database;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the embedded PostgreSQL is to run.
 *
 * @param dataDirectory where everything of it is kept, need not exist yet
 * @param fallbackDirectory where its files go when the program runs as root and the server's account cannot reach the
 *     data directory
 * @param binariesDirectory where the program files are unpacked; empty for beside the data
 * @param privilegeDrops the ways out of root that may be tried
 * @param settings server settings by name
 */
record EmbeddedDatabaseOptions(
        Path dataDirectory,
        Path fallbackDirectory,
        Optional<Path> binariesDirectory,
        Set<PrivilegeDrop> privilegeDrops,
        Map<String, String> settings) {

    private static final Path SYSTEM_STATE = Path.of("/var/lib/tongxinqiao");

    /** A database that keeps every acknowledged commit, whatever dies. */
    static EmbeddedDatabaseOptions durableIn(Path dataDirectory) {
        // These are the server's defaults; named here, nothing below can turn them off.
        Map<String, String> durable = Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");
        return new EmbeddedDatabaseOptions(
                dataDirectory, SYSTEM_STATE, Optional.empty(), EnumSet.allOf(PrivilegeDrop.class), durable);
    }

    EmbeddedDatabaseOptions withFallbackDirectory(Path directory) {
        return new EmbeddedDatabaseOptions(dataDirectory, directory, binariesDirectory, privilegeDrops, settings);
    }

    EmbeddedDatabaseOptions withBinariesDirectory(Path directory) {
        return new EmbeddedDatabaseOptions(
                dataDirectory, fallbackDirectory, Optional.of(directory), privilegeDrops, settings);
    }

    EmbeddedDatabaseOptions withPrivilegeDrops(Set<PrivilegeDrop> drops) {
        return new EmbeddedDatabaseOptions(dataDirectory, fallbackDirectory, binariesDirectory, drops, settings);
    }

    EmbeddedDatabaseOptions withSettings(Map<String, String> changed) {
        Map<String, String> merged = new LinkedHashMap<>(settings);
        merged.putAll(changed);
        return new EmbeddedDatabaseOptions(dataDirectory, fallbackDirectory, binariesDirectory, privilegeDrops, merged);
    }
}
