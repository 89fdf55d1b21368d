package cn.tongxinqiao.request;

import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.privacy.TextRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Texts to pick from where staff write to a requester or a colleague (答复模板). People in charge of wording change them;
 * every version is kept.
 */
@Service
public class ReplyTemplates {

    /** Longest title, in characters. */
    public static final int LONGEST_TITLE = 40;

    /** Longest text, in characters; the shortest field it goes into takes more than a text with its blanks filled in. */
    public static final int LONGEST_BODY = 450;

    private static final String COLUMNS =
            "id, version, step, category, title, body, offered, valid_from, changed_by, changed_at";

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    ReplyTemplates(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The texts people may pick in a form today.
     *
     * @param form id of the form
     * @param category category of the case, null when unknown
     * @return those of the category first, then those for every category, each by title
     */
    @Transactional(readOnly = true)
    public List<ReplyTemplate> offered(String form, Category category) {
        return jdbc
                .sql("select distinct on (id) " + COLUMNS + " from reply_template where valid_from <= ?"
                        + " order by id, version desc")
                .param(LocalDate.now(clock))
                .query(ReplyTemplates::template)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .filter(ReplyTemplate::offered)
                .filter(template -> template.step().forms().contains(form))
                .filter(template -> template.category() == null || template.category() == category)
                .sorted(Comparator.comparing((ReplyTemplate template) -> template.category() == null)
                        .thenComparing(ReplyTemplate::step)
                        .thenComparing(ReplyTemplate::title))
                .toList();
    }

    /**
     * The newest version of every text, those that do not count yet and those no longer offered included.
     *
     * @return the texts by step, category and title
     */
    @Transactional(readOnly = true)
    public List<ReplyTemplate> newest() {
        return jdbc
                .sql("select distinct on (id) " + COLUMNS + " from reply_template order by id, version desc")
                .query(ReplyTemplates::template)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(ReplyTemplate::step)
                        .thenComparing(ReplyTemplate::category, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(ReplyTemplate::title))
                .toList();
    }

    /**
     * All versions of a text.
     *
     * @param id its id
     * @return the newest first
     * @throws UnknownReplyTemplate when there is none
     */
    @Transactional(readOnly = true)
    public List<ReplyTemplate> history(String id) {
        List<ReplyTemplate> versions = jdbc
                .sql("select " + COLUMNS + " from reply_template where id = ? order by version desc")
                .param(id)
                .query(ReplyTemplates::template)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
        if (versions.isEmpty()) {
            throw UnknownReplyTemplate.of();
        }
        return versions;
    }

    /**
     * Adds a text.
     *
     * @param draft the text
     * @param account who wrote it
     * @return its id
     * @throws ReplyTemplateRefused when a part is missing or too long
     */
    @Transactional
    public String add(ReplyTemplate.Draft draft, String account) {
        String id = UUID.randomUUID().toString();
        write(id, 1, accepted(draft), account);
        return id;
    }

    /**
     * Writes a new version of a text; earlier ones are kept. To stop offering it is a new version too.
     *
     * @param id its id
     * @param seen number of the version the person has changed
     * @param draft the text
     * @param account who changed it
     * @throws UnknownReplyTemplate when there is none
     * @throws ReplyTemplateRefused when a part is missing or too long
     * @throws ReplyTemplateChanged when somebody else was quicker
     */
    @Transactional
    public void change(String id, int seen, ReplyTemplate.Draft draft, String account) {
        ReplyTemplate.Draft accepted = accepted(draft);
        ReplyTemplate newest = history(id).get(0);
        if (newest.version() != seen) {
            throw ReplyTemplateChanged.of(newest.title());
        }
        try {
            write(id, seen + 1, accepted, account);
        } catch (DuplicateKeyException quicker) {
            throw ReplyTemplateChanged.of(newest.title());
        }
    }

    /**
     * The blanks of any text people could have picked that are still in what they wrote.
     *
     * @param text what they wrote
     * @return each once with its brackets, in order; empty when nothing is left to fill in
     */
    @Transactional(readOnly = true)
    public Set<String> left(String text) {
        Set<String> left = new LinkedHashSet<>(Blanks.in(text));
        if (!left.isEmpty()) {
            Set<String> known = new LinkedHashSet<>();
            jdbc.sql("select body from reply_template")
                    .query(String.class)
                    .list()
                    .forEach(body -> known.addAll(Blanks.in(body)));
            left.retainAll(known);
        }
        return left;
    }

    private void write(String id, int version, ReplyTemplate.Draft draft, String account) {
        jdbc.sql("insert into reply_template (" + COLUMNS + ")"
                        + " values (:id, :version, :step, :category, :title, :body, :offered, :from, :by, :at)")
                .param("id", id)
                .param("version", version)
                .param("step", draft.step().name())
                .param(
                        "category",
                        draft.category() == null ? null : draft.category().name())
                .param("title", draft.title())
                .param("body", draft.body())
                .param("offered", draft.offered())
                .param("from", draft.validFrom())
                .param("by", account)
                .param("at", OffsetDateTime.now(clock))
                .update();
        audit.record(
                Act.of(ActKind.RULE_CHANGE, account).on("reply-template", id).saying("版本 " + version));
    }

    private ReplyTemplate.Draft accepted(ReplyTemplate.Draft draft) {
        if (draft.step() == null) {
            throw ReplyTemplateRefused.because("请选用在哪一步。");
        }
        return new ReplyTemplate.Draft(
                draft.step(),
                draft.category(),
                part(TextRules.acceptLine(draft.title()), LONGEST_TITLE, "名称"),
                part(TextRules.accept(draft.body()), LONGEST_BODY, "内容"),
                draft.offered(),
                draft.validFrom() == null ? LocalDate.now(clock) : draft.validFrom());
    }

    private static String part(String typed, int longest, String what) {
        if (TextRules.saysNothing(typed)) {
            throw ReplyTemplateRefused.because("请填写" + what + "。");
        }
        String part = typed.strip();
        if (part.codePointCount(0, part.length()) > longest) {
            throw ReplyTemplateRefused.because(what + "最多 " + longest + " 个字。");
        }
        return part;
    }

    /** Empty for a step or category this version of the software does not know. */
    private static Optional<ReplyTemplate> template(ResultSet row, int index) throws SQLException {
        String category = row.getString("category");
        Optional<ReplyStep> step = ReplyStep.named(row.getString("step"));
        if (step.isEmpty() || category != null && Category.of(category).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ReplyTemplate(
                row.getString("id"),
                row.getInt("version"),
                step.get(),
                category == null ? null : Category.valueOf(category),
                row.getString("title"),
                row.getString("body"),
                row.getBoolean("offered"),
                row.getObject("valid_from", LocalDate.class),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant()));
    }
}
