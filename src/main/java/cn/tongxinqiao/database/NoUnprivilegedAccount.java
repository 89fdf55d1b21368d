package cn.tongxinqiao.database;

import java.util.Collection;

/** The program runs as root, PostgreSQL refuses to, and no way to another account works here. */
class NoUnprivilegedAccount extends EmbeddedDatabaseUnavailable {

    private NoUnprivilegedAccount(String reason, String remedy) {
        super(reason, remedy);
    }

    static NoUnprivilegedAccount named(Collection<String> names) {
        return because("系统里没有可用的普通用户（找过 %s）".formatted(String.join("、", names)));
    }

    static NoUnprivilegedAccount reachableBy(Collection<String> attempts) {
        return because("换用户的办法都行不通（%s）".formatted(String.join("；", attempts)));
    }

    private static NoUnprivilegedAccount because(String obstacle) {
        return new NoUnprivilegedAccount(
                "当前以 root 运行，而 PostgreSQL 不允许 root 启动；" + obstacle + "。",
                "请用普通用户启动本程序，或设置 SPRING_DATASOURCE_URL 使用已有的 PostgreSQL。");
    }
}
