package cn.tongxinqiao.database;

import java.nio.file.Path;

/** The data directory is there or can be had, but a server cannot live in it. */
class DataDirectoryUnusable extends EmbeddedDatabaseUnavailable {

    private static final String CHOOSE_ANOTHER = "用环境变量 TONGXINQIAO_DATA_DIR 另指定一个数据目录。";

    private DataDirectoryUnusable(String reason, String remedy, Throwable cause) {
        super(reason, remedy, cause);
    }

    static DataDirectoryUnusable because(Exception cause, Path directory) {
        return new DataDirectoryUnusable(
                "数据目录 %s 无法建立或写入：%s".formatted(directory, cause), "请检查目录的所有者、权限和剩余空间，或者" + CHOOSE_ANOTHER, cause);
    }

    static DataDirectoryUnusable ownedByAnother(Path directory, String owner, Throwable cause) {
        return new DataDirectoryUnusable(
                "数据目录里的 %s 属于用户 %s，当前用户不能使用。".formatted(directory, owner),
                "多半是以前用 root 或别的用户启动过。请仍用那个用户（或 root）启动，或者" + CHOOSE_ANOTHER,
                cause);
    }

    static DataDirectoryUnusable closedTo(String account, Path directory, Path fallback, Throwable cause) {
        return new DataDirectoryUnusable(
                "以 root 启动时，数据库要换成用户 %s 运行，但该用户进不了数据目录 %s，也无法改放到 %s。".formatted(account, directory, fallback),
                "请" + CHOOSE_ANOTHER + "该目录的各级上级目录须允许其他用户进入；或者用普通用户启动。",
                cause);
    }

    static DataDirectoryUnusable closedTo(String account, Path existing) {
        return new DataDirectoryUnusable(
                "以 root 启动时，数据库要换成用户 %s 运行，但该用户进不了已有数据库所在的目录 %s。".formatted(account, existing),
                "请让该目录的各级上级目录允许其他用户进入，或者" + CHOOSE_ANOTHER,
                null);
    }

    static DataDirectoryUnusable movedAway(Path location, Path note) {
        return new DataDirectoryUnusable(
                "数据库文件应在 %s（记录在 %s），但那里已经没有了。".formatted(location, note),
                "请把原目录恢复到该位置；确认不再需要原来的数据时，删除文件 %s 再启动，将建立空的数据库。".formatted(note),
                null);
    }

    static DataDirectoryUnusable withoutPassword(Path passwordFile) {
        return new DataDirectoryUnusable(
                "数据库已存在，但密码文件 %s 不见了。".formatted(passwordFile), "请从备份恢复该文件，或者" + CHOOSE_ANOTHER, null);
    }

    static DataDirectoryUnusable oddlyNamed(Path directory) {
        return new DataDirectoryUnusable(
                "数据目录的路径 %s 含有数据库不支持的字符（引号、$、`、\\ 或换行）。".formatted(directory), "请" + CHOOSE_ANOTHER, null);
    }
}
