package cn.tongxinqiao.organization;

/** Nobody could administer the system, and the settings name nobody; the system refuses to start. */
public class NoAdministrator extends RuntimeException {

    private NoAdministrator(String message) {
        super(message);
    }

    static NoAdministrator passwordMissing(String id) {
        return new NoAdministrator("还没有系统管理员。请用环境变量 TONGXINQIAO_ADMIN_PASSWORD（或配置项 tongxinqiao.admin.password）"
                + "给出首个管理员“" + id + "”的初始密码，再启动。");
    }

    static NoAdministrator passwordUnsafe(String reason) {
        return new NoAdministrator("首个管理员的初始密码（TONGXINQIAO_ADMIN_PASSWORD）不安全：" + reason + "。请换一个，再启动。");
    }
}
