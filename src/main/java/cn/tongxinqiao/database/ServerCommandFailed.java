package cn.tongxinqiao.database;

import java.nio.file.Path;

/** A program of PostgreSQL ended with an error. */
class ServerCommandFailed extends EmbeddedDatabaseUnavailable {

    private ServerCommandFailed(String reason, String remedy, Throwable cause) {
        super(reason, remedy, cause);
    }

    static ServerCommandFailed saying(String task, String output, Path directory) {
        return new ServerCommandFailed(
                "数据库%s失败。PostgreSQL 的输出：%n%s".formatted(task, output.strip()),
                "请按上面的输出检查 %s 的权限和剩余空间；仍不能解决时，请保留该目录，不要删除其中的文件。".formatted(directory),
                null);
    }

    static ServerCommandFailed because(Exception cause, String task, Path directory) {
        return new ServerCommandFailed(
                "数据库%s失败：%s".formatted(task, cause.getMessage()), "请检查 %s。".formatted(directory), cause);
    }
}
