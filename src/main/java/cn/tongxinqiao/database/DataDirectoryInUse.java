package cn.tongxinqiao.database;

import java.nio.file.Path;

/** Another running program holds the data directory. */
class DataDirectoryInUse extends EmbeddedDatabaseUnavailable {

    private DataDirectoryInUse(String reason, String remedy) {
        super(reason, remedy);
    }

    static DataDirectoryInUse by(String holder, Path directory) {
        return new DataDirectoryInUse(
                "数据目录 %s 正被另一个正在运行的同心桥程序使用（进程号 %s）。".formatted(directory, holder),
                "请先停止那个程序，或用环境变量 TONGXINQIAO_DATA_DIR 另指定一个数据目录。");
    }
}
