package cn.tongxinqiao.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** Runs the engine's own create scripts, as its distribution carries them, under Flyway's control. */
final class EngineSchema implements JavaMigration {

    private static final List<String> SCRIPTS = List.of(
            "create.engine",
            "create.history",
            "create.identity",
            "create.case.engine",
            "create.case.history",
            "create.decision.engine",
            "create.decision.history");

    private static ClassPathResource script(String name) {
        return new ClassPathResource("org/camunda/bpm/engine/db/create/activiti.postgres." + name + ".sql");
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("7.24.0");
    }

    @Override
    public String getDescription() {
        return "engine tables";
    }

    @Override
    public Integer getChecksum() {
        CRC32 crc = new CRC32();
        for (String name : SCRIPTS) {
            try (InputStream in = script(name).getInputStream()) {
                crc.update(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException("Engine script missing: " + name, e);
            }
        }
        return (int) crc.getValue();
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) {
        SCRIPTS.forEach(name -> ScriptUtils.executeSqlScript(context.getConnection(), script(name)));
    }
}
