package cn.tongxinqiao.notification;

import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The texts of letters: shipped ones, and what people made of them since. */
@Service
public class LetterTemplates {

    private static final String COLUMNS =
            "select version, subject, plain, html, changed_by, changed_at" + " from letter_template where name = :name";

    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final LetterWriter writer;
    private final Clock clock;

    LetterTemplates(JdbcClient jdbc, LetterWriter writer, Clock clock, AuditLog audit) {
        this.audit = audit;
        this.jdbc = jdbc;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * The text the next letter gets.
     *
     * @param template the kind of letter
     * @return the version in use, never null
     */
    public TemplateVersion current(LetterTemplate template) {
        return jdbc.sql(COLUMNS + " order by version desc limit 1")
                .param("name", template.fileName())
                .query((row, number) -> version(template, row))
                .optional()
                .orElseGet(() -> shipped(template));
    }

    /**
     * All versions.
     *
     * @param template the kind of letter
     * @return the newest first, the shipped one last
     */
    public List<TemplateVersion> history(LetterTemplate template) {
        List<TemplateVersion> versions = new ArrayList<>(jdbc.sql(COLUMNS + " order by version desc")
                .param("name", template.fileName())
                .query((row, number) -> version(template, row))
                .list());
        versions.add(shipped(template));
        return versions;
    }

    /**
     * Writes a letter with sample values.
     *
     * @param template the kind of letter
     * @param text the text to try, as yet saved nowhere
     * @return the letter as it would arrive
     * @throws LetterTemplateRefused when the text cannot be used
     */
    public LetterText preview(LetterTemplate template, LetterText text) {
        writer.check(template, text);
        return writer.write(text, template.sampleNumber(), template.samples());
    }

    /**
     * Uses a new text from now on; earlier ones are kept.
     *
     * @param template the kind of letter
     * @param seen number of the version the person has changed
     * @param text the new text
     * @param account who changed it
     * @throws LetterTemplateRefused when the text cannot be used
     * @throws LetterTemplateChanged when somebody else was quicker
     */
    @Transactional
    public void change(LetterTemplate template, int seen, LetterText text, String account) {
        LetterText unix = new LetterText(text.subject().strip(), unixLines(text.plain()), unixLines(text.html()));
        writer.check(template, unix);
        if (current(template).number() != seen) {
            throw LetterTemplateChanged.of(template);
        }
        try {
            jdbc.sql("insert into letter_template (name, version, subject, plain, html, changed_by, changed_at)"
                            + " values (:name, :version, :subject, :plain, :html, :changedBy, :changedAt)")
                    .param("name", template.fileName())
                    .param("version", seen + 1)
                    .param("subject", unix.subject())
                    .param("plain", unix.plain())
                    .param("html", unix.html())
                    .param("changedBy", account)
                    .param("changedAt", OffsetDateTime.now(clock))
                    .update();
            audit.record(Act.of(ActKind.RULE_CHANGE, account)
                    .on("letter-template", template.fileName())
                    .saying("版本 " + (seen + 1)));
        } catch (DuplicateKeyException quicker) {
            throw LetterTemplateChanged.of(template);
        }
    }

    /**
     * Uses an earlier text again, as a new version.
     *
     * @param template the kind of letter
     * @param seen number of the version in use when the person decided
     * @param earlier number of the version to use again, 0 for the shipped one
     * @param account who decided
     * @throws UnknownTemplateVersion when there never was such a version
     * @throws LetterTemplateRefused when the earlier text cannot be used any more
     * @throws LetterTemplateChanged when somebody else was quicker
     */
    @Transactional
    public void restore(LetterTemplate template, int seen, int earlier, String account) {
        Optional<TemplateVersion> version = history(template).stream()
                .filter(kept -> kept.number() == earlier)
                .findFirst();
        change(
                template,
                seen,
                version.orElseThrow(() -> UnknownTemplateVersion.of(template, earlier))
                        .text(),
                account);
    }

    /**
     * Names of the values a text may use.
     *
     * @param template the kind of letter
     * @return the names, separated by 、
     */
    public String names(LetterTemplate template) {
        return LetterWriter.names(template);
    }

    private static TemplateVersion shipped(LetterTemplate template) {
        return new TemplateVersion(template, 0, LetterWriter.shipped(template.fileName()), null, null);
    }

    private static TemplateVersion version(LetterTemplate template, ResultSet row) throws SQLException {
        return new TemplateVersion(
                template,
                row.getInt("version"),
                new LetterText(row.getString("subject"), row.getString("plain"), row.getString("html")),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static String unixLines(String text) {
        return text.replace("\r\n", "\n").replace("\u0000", "");
    }
}
