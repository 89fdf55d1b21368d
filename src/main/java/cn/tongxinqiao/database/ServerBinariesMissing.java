package cn.tongxinqiao.database;

/** The program was built without PostgreSQL for the machine it runs on. */
class ServerBinariesMissing extends EmbeddedDatabaseUnavailable {

    private ServerBinariesMissing(String reason, String remedy) {
        super(reason, remedy);
    }

    static ServerBinariesMissing forPlatform(String archive) {
        return new ServerBinariesMissing(
                "程序包里没有适合本机的 PostgreSQL（%s）。".formatted(archive),
                "请在本机用 ./mvnw 重新构建，或设置 SPRING_DATASOURCE_URL 使用已有的 PostgreSQL。");
    }
}
