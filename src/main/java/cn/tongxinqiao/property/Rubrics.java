package cn.tongxinqiao.property;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Versions of what companies are scored by. A draft is a copy of another version; once it is put in force it never changes,
 * and quarters that are open keep the version they were opened under.
 */
@Service
public class Rubrics {

    private static final Set<String> READERS = Set.of("analyst", "org-dept", "camunda-admin", "dept-housing");
    private static final Set<String> EDITORS = Set.of("analyst", "dept-housing");
    private static final int MOST_YEARS = 2;

    private final RubricRows rows;
    private final AuditLog audit;
    private final Clock clock;

    Rubrics(RubricRows rows, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether somebody may look at versions and drafts. */
    public boolean mayRead(SignedIn reader) {
        return READERS.stream().anyMatch(reader::has);
    }

    /** Whether somebody may make drafts and put them in force. */
    public boolean mayEdit(SignedIn editor) {
        return EDITORS.stream().anyMatch(editor::has);
    }

    /** Every version, drafts first, then the newest first. */
    @Transactional(readOnly = true)
    public List<Rubric> list() {
        return rows.all();
    }

    /** The version with a code, drafts too. */
    @Transactional(readOnly = true)
    public Optional<Rubric> version(String code) {
        return code == null || code.indexOf('\0') >= 0 ? Optional.empty() : rows.find(code);
    }

    /** The version that counts on a day; empty for days before the first. */
    @Transactional(readOnly = true)
    public Optional<Rubric> inForce(LocalDate day) {
        return rows.on(day);
    }

    /**
     * Makes a draft that says what another version says. The same key from the same account again gives the first one.
     *
     * @param from code of the other version
     * @param key key of the form
     * @param by who makes it
     * @return the draft
     * @throws PropertyNotYours when the account may not
     * @throws UnknownProperty when there is no such version
     */
    @Transactional
    public Rubric copy(String from, String key, SignedIn by) {
        requireEditor(by);
        String used = PropertyTexts.key(key);
        Optional<Rubric> before = rows.made(by.id(), used);
        if (before.isPresent()) {
            return before.get();
        }
        Rubric copied = version(from).orElseThrow(UnknownProperty::rubric);
        String code = rows.copy(copied, copied.name(), by.id(), used);
        note(by, code, "复制考核标准 " + copied.code() + " 为草稿 " + code);
        return rows.find(code).orElseThrow();
    }

    /**
     * Changes a draft.
     *
     * @param code its code
     * @param draft what it is to say
     * @param edition the edition that was looked at
     * @param by who changes it
     * @return the draft as it is now
     * @throws PropertyRefused naming what is wrong
     * @throws PropertyNotNow when it is no draft any more, or somebody else has changed it
     */
    @Transactional
    public Rubric change(String code, RubricDraft draft, int edition, SignedIn by) {
        requireEditor(by);
        requireEdition(draft(code), edition);
        rows.change(code, draft.checked());
        note(by, code, "修改考核标准草稿 " + code);
        return rows.find(code).orElseThrow();
    }

    /** Throws a draft away. */
    @Transactional
    public void discard(String code, SignedIn by) {
        requireEditor(by);
        draft(code);
        rows.discard(code);
        note(by, code, "删去考核标准草稿 " + code);
    }

    /**
     * Puts a draft in force. Quarters opened from that day on are scored by it. Doing so again changes nothing.
     *
     * @param code its code
     * @param from first day, today or later
     * @param reason why, in words
     * @param edition the edition that was looked at
     * @param by who decides
     * @return the version
     * @throws PropertyRefused when day or reason cannot be taken, or another version begins on that day
     * @throws PropertyNotNow when it is in force from another day, or somebody else has changed it
     */
    @Transactional
    public Rubric putInForce(String code, LocalDate from, String reason, int edition, SignedIn by) {
        requireEditor(by);
        Rubric found = rows.lock(known(code)).orElseThrow(UnknownProperty::rubric);
        if (from != null && from.equals(found.validFrom())) {
            return found;
        }
        requireDraft(found);
        requireEdition(found, edition);
        LocalDate today = LocalDate.now(clock);
        if (from == null || from.isBefore(today) || from.isAfter(today.plusYears(MOST_YEARS))) {
            throw PropertyRefused.because("“施行日期”应从今天起、不超过 " + MOST_YEARS + " 年。");
        }
        String why = PropertyTexts.text("理由", reason, PropertyTexts.REASON);
        new RubricDraft(
                        found.name(),
                        found.onsite(),
                        found.departments(),
                        found.owners(),
                        found.items(),
                        found.vetoes())
                .checked();
        try {
            rows.decide(code, from, why, by.id());
        } catch (DuplicateKeyException taken) {
            throw PropertyRefused.because(from + " 已有另一份标准开始施行，请换一天。");
        }
        note(by, code, "考核标准 " + code + " 从 " + from + " 起施行：" + why);
        return rows.find(code).orElseThrow();
    }

    private Rubric draft(String code) {
        Rubric found = rows.lock(known(code)).orElseThrow(UnknownProperty::rubric);
        requireDraft(found);
        return found;
    }

    private static String known(String code) {
        if (code == null || code.indexOf('\0') >= 0) {
            throw UnknownProperty.rubric();
        }
        return code;
    }

    private static void requireDraft(Rubric found) {
        if (found.state() != Rubric.State.DRAFT) {
            throw PropertyNotNow.because("考核标准 " + found.code() + " 已定于 " + found.validFrom() + " 施行，不能再改；要改请复制成新的草稿。");
        }
    }

    private static void requireEdition(Rubric found, int edition) {
        if (found.edition() != edition) {
            throw PropertyNotNow.because("草稿 " + found.code() + " 刚刚被别人改过，请重新打开页面，看过再办。");
        }
    }

    private void requireEditor(SignedIn by) {
        if (!mayEdit(by)) {
            throw PropertyNotYours.because("您可以查看，但不能修改。考核标准由业务分析员和住建部门维护。");
        }
    }

    private void note(SignedIn by, String code, String what) {
        audit.record(Act.of(ActKind.RULE_CHANGE, by.id()).on("rubric", code).saying(what));
    }
}
