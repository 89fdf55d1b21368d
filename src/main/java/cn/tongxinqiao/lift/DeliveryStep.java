package cn.tongxinqiao.lift;

/** Steps of works and delivery. The names are stored. */
public enum DeliveryStep {
    /** The construction drawings were checked. */
    DRAWINGS("施工图审查"),
    /** The works permit. */
    WORKS_PERMIT("施工许可"),
    /** The regulator of special equipment was told in writing. */
    REGULATOR("书面告知监管部门"),
    /** A milestone of the works. */
    MILESTONE("施工节点"),
    /** The works are done. */
    WORKS_DONE("完工"),
    /** Supervision inspection. */
    INSPECTION("监督检验"),
    /** Acceptance by all sides. */
    ACCEPTANCE("竣工验收"),
    /** Registration for use. */
    REGISTRATION("使用登记"),
    /** Claim of the subsidy. */
    SUBSIDY("申领补贴"),
    /** Maintenance contract. */
    MAINTENANCE("维保合同");

    private final String label;

    DeliveryStep(String label) {
        this.label = label;
    }

    /** The name people read. */
    public String label() {
        return label;
    }
}
