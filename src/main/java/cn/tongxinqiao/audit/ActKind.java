package cn.tongxinqiao.audit;

/** What was done. The names are stored; one that is in use is never renamed. */
public enum ActKind {
    /** Signed in. */
    SIGN_IN("登录"),
    /** Tried to sign in and was refused. */
    SIGN_IN_REFUSED("登录被拒"),
    /** Signed out. */
    SIGN_OUT("退出登录"),
    /** Saw personal data in clear. */
    REVEAL("查看个人信息"),
    /** Took data out in bulk. */
    EXPORT("导出"),
    /** Deployed models, or deleted a deployment. */
    DEPLOYMENT("部署模型"),
    /** Changed a rule: a decision table, the work calendar, office hours, the text of a letter. */
    RULE_CHANGE("修改规则"),
    /** Moved or changed a case past its form. */
    OVERRIDE("越过表单处理"),
    /** Changed accounts, groups, rights, memberships or absences. */
    ADMINISTRATION("管理"),
    /** Decided what the public reads, or took it back. */
    PUBLICATION("公示"),
    /** Sent a letter again by hand. */
    LETTER("重发邮件"),
    /** Asked for something that is not the account's. */
    ACCESS_REFUSED("越权访问被拒"),
    /** Worked on the case of a lift. */
    LIFT("加装电梯"),
    /** Ran a vote of owners or entered a ballot. */
    VOTE("业主表决"),
    /** Worked on a mediation. */
    MEDIATION("人民调解"),
    /** Worked on the assessment or the exit of a property company. */
    PROPERTY("物业考核与退出"),
    /** Changed the register of homes and owners. */
    REGISTER("变更房屋业主登记"),
    /** Old entries were purged. */
    PURGE("到期清除");

    private final String label;

    ActKind(String label) {
        this.label = label;
    }

    /** The name people read. */
    public String label() {
        return label;
    }
}
