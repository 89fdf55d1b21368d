package cn.tongxinqiao.lift;

/**
 * A paper the table {@code lift-dossier} lists.
 *
 * @param stage the stage it belongs to
 * @param code its code, unique in the stage
 * @param label the name people read
 * @param required whether every case needs it; else it is needed by need
 * @param when when it is needed, or null
 * @param source where it comes from
 * @param basis the rule, or null
 */
public record DossierPaper(
        DossierStage stage,
        String code,
        String label,
        boolean required,
        String when,
        PaperSource source,
        String basis) {}
