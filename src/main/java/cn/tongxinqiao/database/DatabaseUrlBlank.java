package cn.tongxinqiao.database;

/** The database URL is set, but to nothing: most likely a production setting that went missing. */
class DatabaseUrlBlank extends EmbeddedDatabaseUnavailable {

    private DatabaseUrlBlank(String reason, String remedy) {
        super(reason, remedy);
    }

    static DatabaseUrlBlank instead() {
        return new DatabaseUrlBlank(
                "SPRING_DATASOURCE_URL（spring.datasource.url）已设置，但内容为空。",
                "正式运行请填写数据库地址，例如 jdbc:postgresql://主机:5432/tongxinqiao；试用请去掉这个设置。");
    }
}
