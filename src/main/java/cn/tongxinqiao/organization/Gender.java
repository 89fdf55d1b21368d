package cn.tongxinqiao.organization;

/** Gender of a member; some visits ask for a woman or for two persons (rule D19). */
public enum Gender {
    /** 女. */
    FEMALE,
    /** 男. */
    MALE
}
