package cn.tongxinqiao.privacy;

/** The installation has no secret it could safely use; it does not start. */
public class SecretUnusable extends RuntimeException {

    private SecretUnusable(String message) {
        super(message);
    }

    static SecretUnusable missing(int leastLength) {
        return new SecretUnusable("未设置密钥：使用自己的数据库（SPRING_DATASOURCE_URL）时，必须用环境变量 TONGXINQIAO_SECRET"
                + "（或配置项 tongxinqiao.secret）设置至少 " + leastLength
                + " 个字符的随机密钥，并妥善备份；密钥丢失后，已加密的个人信息无法恢复。");
    }

    static SecretUnusable tooShort(int leastLength) {
        return new SecretUnusable("密钥太短：环境变量 TONGXINQIAO_SECRET（或配置项 tongxinqiao.secret，试用模式下为数据目录中的"
                + " secret.key）至少需要 " + leastLength + " 个字符。");
    }

    static SecretUnusable notOfThisDatabase() {
        return new SecretUnusable("密钥与数据库不符：这个数据库里的个人信息是用另一个密钥加密的。请把环境变量 TONGXINQIAO_SECRET"
                + "（试用模式下为数据目录中的 secret.key）换回原来的密钥；用现在的密钥启动会读不出已有的个人信息。");
    }
}
