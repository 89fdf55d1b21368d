package cn.tongxinqiao.notification;

/** Letters could not be sent safely with these settings; the application does not start. */
public final class MailSettingsUnsafe extends RuntimeException {

    private MailSettingsUnsafe(String message) {
        super(message);
    }

    static MailSettingsUnsafe notPositive(String name) {
        return new MailSettingsUnsafe("配置项 " + name + " 必须大于 0。");
    }

    static MailSettingsUnsafe noSender() {
        return new MailSettingsUnsafe("设置了邮件服务器（SPRING_MAIL_HOST），但没有设置发件地址 TONGXINQIAO_MAIL_FROM。");
    }

    static MailSettingsUnsafe badSender() {
        return new MailSettingsUnsafe("发件地址 TONGXINQIAO_MAIL_FROM 的写法不对，例如：同心桥 <tongxinqiao@example.gov.cn>。");
    }

    static MailSettingsUnsafe noPublicAddress() {
        return new MailSettingsUnsafe("设置了邮件服务器（SPRING_MAIL_HOST），但没有设置居民打开网页用的地址 TONGXINQIAO_PUBLIC_URL，信里的链接会打不开。");
    }

    static MailSettingsUnsafe badPublicAddress() {
        return new MailSettingsUnsafe("TONGXINQIAO_PUBLIC_URL 的写法不对，例如：https://txq.example.gov.cn（不带账号、问号和井号）。");
    }

    static MailSettingsUnsafe plainPublicAddress() {
        return new MailSettingsUnsafe("TONGXINQIAO_PUBLIC_URL 必须是 https：信里的链接带查询码，走 http 会被路上的人看到。只有本机和内网地址可以用 http。");
    }

    static MailSettingsUnsafe passwordInClear() {
        return new MailSettingsUnsafe("设置了邮件账号（SPRING_MAIL_USERNAME），但没有要求加密，密码会明文传送。");
    }
}
