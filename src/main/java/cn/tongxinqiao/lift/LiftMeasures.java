package cn.tongxinqiao.lift;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.organization.Organization;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The objection catalogue: what can be done about each worry, with what was done in ended cases. What somebody wrote in words
 * of their own is counted for nobody until the district has said which measure it is, since it may name people.
 */
@Service
public class LiftMeasures {

    private static final Set<String> EDITORS = Set.of("analyst", "org-dept");
    private static final int MOST_UNNAMED = 200;
    private static final int LONGEST_LABEL = 60;
    private static final int HINTS = 5;
    private static final Pattern BETWEEN = Pattern.compile("[\\n;；、]+");

    private final MeasureRows rows;
    private final ObjectionRows objections;
    private final LiftWishes wishes;
    private final LiftCaseRows cases;
    private final LiftCaseReaders readers;
    private final Organization organization;
    private final AuditLog audit;
    private final Clock clock;

    LiftMeasures(
            MeasureRows rows,
            ObjectionRows objections,
            LiftWishes wishes,
            LiftCaseRows cases,
            LiftCaseReaders readers,
            Organization organization,
            AuditLog audit,
            Clock clock) {
        this.rows = rows;
        this.objections = objections;
        this.wishes = wishes;
        this.cases = cases;
        this.readers = readers;
        this.organization = organization;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What can be done about each worry.
     *
     * @return by worry, those that settled most first
     */
    @Transactional(readOnly = true)
    public Map<Concern, List<LiftMeasure>> catalogue() {
        List<MeasureRows.Counted> counted = rows.counted();
        Map<String, String> names = organization.names(counted.stream()
                .map(MeasureRows.Counted::community)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        Map<Concern, List<LiftMeasure>> catalogue = new EnumMap<>(Concern.class);
        Arrays.stream(Concern.values()).forEach(kind -> catalogue.put(kind, new ArrayList<>()));
        counted.forEach(one -> {
            LiftMeasure bare = one.measure();
            catalogue
                    .get(bare.kind())
                    .add(new LiftMeasure(
                            bare.id(),
                            bare.kind(),
                            bare.label(),
                            bare.hint(),
                            bare.shipped(),
                            bare.used(),
                            bare.settled(),
                            one.community() == null ? null : names.get(one.community())));
        });
        return catalogue;
    }

    /**
     * What has settled such an objection before, for whoever handles one.
     *
     * @param kind what the objection is about
     * @return a few lines, the best first; empty when there are none
     */
    @Transactional(readOnly = true)
    public String hints(ObjectionKind kind) {
        return catalogue().getOrDefault(Concern.valueOf(kind.name()), List.of()).stream()
                .limit(HINTS)
                .map(measure -> "· " + measure.label() + (measure.used() == 0 ? "" : "（" + measure.record() + "）"))
                .collect(Collectors.joining("\n"));
    }

    /** Whether somebody may change the catalogue. */
    public boolean mayEdit(SignedIn by) {
        return EDITORS.stream().anyMatch(by::has);
    }

    /**
     * Adds a measure.
     *
     * @param kind the worry
     * @param label what it is called, at most 60 characters, without names
     * @param hint when it fits, or null
     * @param by who adds it
     * @throws MeasuresNotYours when the account may only read
     * @throws LiftCaseRefused without a name, or when there is one of that name
     */
    @Transactional
    public void add(Concern kind, String label, String hint, SignedIn by) {
        requireEditor(by);
        rows.lock();
        add(kind, label, LiftTexts.perhaps("说明", hint, LiftTexts.REASON), by.id());
        note(by, "新增办法");
    }

    private UUID add(Concern kind, String label, String hint, String by) {
        if (kind == null) {
            throw LiftCaseRefused.because("请选择是哪一类顾虑。");
        }
        String name = LiftTexts.line("办法", label, LONGEST_LABEL);
        UUID id = UUID.randomUUID();
        if (rows.named(kind, name).isPresent() || !rows.add(id, kind, name, hint, by, clock.instant())) {
            throw LiftCaseRefused.because("“" + kind.label() + "”里已有“" + name + "”。");
        }
        return id;
    }

    /**
     * Calls a measure something else.
     *
     * @param id the measure
     * @param label its new name
     * @param hint when it fits, or null
     * @param by who does so
     */
    @Transactional
    public void rename(UUID id, String label, String hint, SignedIn by) {
        requireEditor(by);
        rows.lock();
        Concern kind = rows.kind(id).orElseThrow(LiftMeasures::unknown);
        String name = LiftTexts.line("办法", label, LONGEST_LABEL);
        Optional<UUID> other = rows.named(kind, name).filter(found -> !found.equals(id));
        if (other.isPresent()) {
            throw LiftCaseRefused.because("“" + kind.label() + "”里已有“" + name + "”，同一个办法请合并。");
        }
        rows.rename(id, name, LiftTexts.perhaps("说明", hint, LiftTexts.REASON), by.id(), clock.instant());
        note(by, "修改办法");
    }

    /**
     * Counts a measure as another of the same worry from now on.
     *
     * @param id the measure that goes
     * @param into the one that stays
     * @param by who does so
     */
    @Transactional
    public void merge(UUID id, UUID into, SignedIn by) {
        requireEditor(by);
        rows.lock();
        Concern kind = rows.kind(id).orElseThrow(LiftMeasures::unknown);
        Concern other = rows.kind(into).orElseThrow(LiftMeasures::unknown);
        if (id.equals(into) || kind != other) {
            throw LiftCaseRefused.because("只能并入同一类顾虑的另一个办法。");
        }
        rows.merge(id, into, by.id(), clock.instant());
        note(by, "合并办法");
    }

    /**
     * What was done in ended cases in words of somebody's own.
     *
     * @param by who asks
     * @return the oldest first, at most 200
     * @throws MeasuresNotYours when the account may not say what they stand for
     */
    @Transactional(readOnly = true)
    public List<MeasureUse> unnamed(SignedIn by) {
        requireEditor(by);
        return rows.unnamed(MOST_UNNAMED);
    }

    /**
     * Says which measure words stand for.
     *
     * @param use what was done
     * @param measure the measure, null for a new one
     * @param label name of the new one, without names of people; not read where there is a measure
     * @param by who says so
     */
    @Transactional
    public void name(UUID use, UUID measure, String label, SignedIn by) {
        requireEditor(by);
        rows.lock();
        MeasureUse found = rows.unnamed(use).orElseThrow(LiftMeasures::unknown);
        UUID chosen = measure == null ? add(found.kind(), label, null, by.id()) : measure;
        if (rows.kind(chosen).filter(found.kind()::equals).isEmpty()) {
            throw unknown();
        }
        rows.name(found, chosen);
        note(by, "归入办法");
    }

    /**
     * What was done in a case.
     *
     * @param number the case
     * @param reader who asks
     * @return the oldest first
     */
    @Transactional(readOnly = true)
    public List<MeasureUse> uses(String number, SignedIn reader) {
        readers.requireReader(number, reader);
        return rows.uses(number);
    }

    /**
     * Notes what is done about a home's worry. What is noted already is not noted again.
     *
     * @param number the case
     * @param home id of the home
     * @param kind the worry
     * @param measures measures of the catalogue
     * @param words something else, or null
     * @param by who notes it
     * @throws LiftCaseRefused when nothing is chosen, or the home is not of this house
     */
    @Transactional
    public void noteForHome(String number, long home, Concern kind, List<UUID> measures, String words, SignedIn by) {
        LiftCase lift = writable(number, by);
        if (wishes.homes(lift).stream().noneMatch(one -> one.registered().home().id() == home)) {
            throw LiftCaseRefused.because("这套房屋不在这栋楼或单元。");
        }
        noteAll(number, kind, measures, words, home, null, by.id());
    }

    /**
     * Notes what is done about an objection.
     *
     * @param number the case
     * @param objection id of the objection
     * @param measures measures of the catalogue
     * @param words something else, or null
     * @param by who notes it
     */
    @Transactional
    public void noteForObjection(String number, UUID objection, List<UUID> measures, String words, SignedIn by) {
        writable(number, by);
        LiftObjection found = objections
                .get(objection)
                .filter(one -> one.lift().equals(number))
                .orElseThrow(UnknownLiftCase::of);
        noteAll(number, Concern.valueOf(found.kind().name()), measures, words, null, objection, by.id());
    }

    /**
     * A home that worries or worried.
     *
     * @param home id of the home
     * @param label its number on the door
     * @param wish what it thinks now
     * @param concern what it was last worried about, or null
     * @param reason why, as it said last, or null
     * @param condition under what condition it would agree, as it said last, or null
     */
    public record Worry(long home, String label, Wish wish, Concern concern, String reason, String condition) {

        @Override
        public String toString() {
            return "Worry[" + home + "]";
        }
    }

    /**
     * Homes that ever named a worry or a condition.
     *
     * @param number the case
     * @param reader who asks
     * @return by building, entrance, floor and number
     */
    @Transactional(readOnly = true)
    public List<Worry> worries(String number, SignedIn reader) {
        LiftCase lift = readers.requireReader(number, reader);
        Map<Long, SaidPosition> last = new HashMap<>();
        wishes.all(number).stream()
                .map(LiftPosition::said)
                .filter(said -> said.concern() != null || said.condition() != null)
                .forEach(said -> last.put(said.home(), said));
        return wishes.homes(lift).stream()
                .filter(home -> last.containsKey(home.registered().home().id()))
                .map(home -> {
                    SaidPosition said = last.get(home.registered().home().id());
                    return new Worry(
                            said.home(),
                            home.registered().home().number(),
                            home.wish(),
                            said.concern(),
                            said.reason(),
                            said.condition());
                })
                .toList();
    }

    /** Takes back what was noted by mistake. */
    @Transactional
    public void drop(String number, UUID use, SignedIn by) {
        writable(number, by);
        if (!rows.drop(number, use)) {
            throw UnknownLiftCase.of();
        }
    }

    /** An ended case teaches what was done about its objections. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void onEnded(LiftCaseEnded ended) {
        for (LiftObjection objection : objections.list(ended.number())) {
            if (objection.measures() != null) {
                Concern kind = Concern.valueOf(objection.kind().name());
                for (String words : BETWEEN.split(objection.measures())) {
                    if (!words.isBlank()) {
                        note(ended.number(), kind, words.strip(), null, objection.id(), Act.SYSTEM);
                    }
                }
            }
        }
    }

    private void noteAll(
            String number, Concern kind, List<UUID> measures, String words, Long home, UUID objection, String by) {
        if (kind == null) {
            throw LiftCaseRefused.because("请选择是哪一类顾虑。");
        }
        String own = LiftTexts.perhaps("其他办法", words, LiftTexts.REASON);
        if (measures.isEmpty() && own == null) {
            throw LiftCaseRefused.because("请勾选采取的办法，或者写明。");
        }
        for (UUID measure : measures) {
            if (rows.kind(measure).filter(kind::equals).isEmpty()) {
                throw unknown();
            }
            rows.use(use(number, kind, measure, home, objection, by), null);
        }
        if (own != null) {
            note(number, kind, own, home, objection, by);
        }
    }

    private void note(String number, Concern kind, String words, Long home, UUID objection, String by) {
        Optional<UUID> known = rows.named(kind, words);
        boolean noted = rows.uses(number).stream()
                .anyMatch(use -> use.kind() == kind
                        && use.label().equalsIgnoreCase(words)
                        && Objects.equals(use.home(), home)
                        && Objects.equals(use.objection(), objection));
        if (!noted) {
            rows.use(use(number, kind, known.orElse(null), home, objection, by), known.isPresent() ? null : words);
        }
    }

    private MeasureUse use(String number, Concern kind, UUID measure, Long home, UUID objection, String by) {
        return new MeasureUse(UUID.randomUUID(), number, kind, measure, null, home, objection, by, clock.instant());
    }

    private LiftCase writable(String number, SignedIn by) {
        readers.requireEditor(number, by);
        LiftCase lift = cases.lock(number).orElseThrow(UnknownLiftCase::of);
        LiftCases.requireOpen(lift);
        return lift;
    }

    private void requireEditor(SignedIn by) {
        if (!mayEdit(by)) {
            throw MeasuresNotYours.readOnly();
        }
    }

    private static LiftCaseRefused unknown() {
        return LiftCaseRefused.because("没有这个办法，或者它已经并入别的，请重新打开页面。");
    }

    private void note(SignedIn by, String what) {
        audit.record(Act.of(ActKind.RULE_CHANGE, by.id())
                .on("lift-measures", "catalogue")
                .saying(what));
    }
}
