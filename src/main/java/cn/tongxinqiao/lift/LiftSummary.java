package cn.tongxinqiao.lift;

import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A lift case in a few Chinese words, for the forms of its tasks. Nothing personal. */
@Component
public class LiftSummary {

    private final LiftCaseRows rows;
    private final LiftWishes wishes;
    private final SchemeRows schemes;
    private final MeetingRows meetings;
    private final LiftMeasures measures;
    private final LiftHouses houses;
    private final LiftLetters letters;
    private final Clock clock;

    LiftSummary(
            LiftCaseRows rows,
            LiftWishes wishes,
            SchemeRows schemes,
            MeetingRows meetings,
            LiftMeasures measures,
            LiftHouses houses,
            LiftLetters letters,
            Clock clock) {
        this.rows = rows;
        this.wishes = wishes;
        this.schemes = schemes;
        this.meetings = meetings;
        this.measures = measures;
        this.houses = houses;
        this.letters = letters;
        this.clock = clock;
    }

    /** What a case is about; empty when it is none of ours. */
    @Transactional(readOnly = true)
    public Optional<String> subject(String number) {
        return rows.find(number).map(lift -> houses.name(lift) + "加装电梯");
    }

    /** What a case is about and where it stands, with the address of its page. */
    @Transactional(readOnly = true)
    public String of(String number) {
        LiftCase lift = rows.find(number).orElseThrow(UnknownLiftCase::of);
        return houses.name(lift) + "加装电梯，现在是“" + lift.status().label() + "”。"
                + (lift.request() == null ? "" : "由诉求 " + lift.request() + " 转来。")
                + "\n案件页面：/lift-cases/" + number;
    }

    /**
     * A case in a few lines, with the page where its rows are edited.
     *
     * @param number its number
     * @param page what follows the number in the page's path; empty for the case itself
     * @return the lines
     */
    @Transactional(readOnly = true)
    public String of(String number, String page) {
        LiftCase lift = rows.find(number).orElseThrow(UnknownLiftCase::of);
        return houses.name(lift) + "加装电梯（" + number + "），现在是“" + lift.status().label() + "”。\n"
                + "逐户、照片和材料在这个页面办理：/lift-cases/" + number + page;
    }

    /** An objection in a few lines, without the name of whoever raised it, and what has settled such ones before. */
    @Transactional(readOnly = true)
    public String objection(LiftObjection objection) {
        return "第 " + objection.ordinal() + " 号，关于" + objection.kind().label() + "，"
                + LiftWords.time(objection.receivedAt(), clock) + " 收到（" + (objection.byLink() ? "链接" : "纸质") + "）\n"
                + objection.text() + hints(objection);
    }

    private String hints(LiftObjection objection) {
        String known = measures.hints(objection.kind());
        return known.isEmpty() ? "" : "\n\n可以参考的办法：\n" + known;
    }

    /** How many homes think what. */
    @Transactional(readOnly = true)
    public String wishes(String number) {
        Map<Wish, Long> counts = wishes.counts(number);
        String asked = Arrays.stream(Wish.values())
                .map(wish -> wish.label() + " " + counts.getOrDefault(wish, 0L) + " 户")
                .collect(Collectors.joining("，"));
        long missing = counts.getOrDefault(null, 0L);
        return asked + (missing == 0 ? "。" : "；还有 " + missing + " 户没有登记。");
    }

    /** The meeting planned or held last. */
    @Transactional(readOnly = true)
    public String meeting(String number) {
        var all = meetings.list(number);
        if (all.isEmpty() || all.get(all.size() - 1).status() != LiftMeeting.Status.PLANNED && openStep(all)) {
            return "还没有约下一次。请在案件页面约：/lift-cases/" + number + "/meetings";
        }
        LiftMeeting last = all.get(all.size() - 1);
        return "第 " + last.ordinal() + " 次，" + last.status().label() + "："
                + letters.time(last.startsAt(), last.endsAt()) + "，" + last.place() + "，" + last.topic();
    }

    private static boolean openStep(java.util.List<LiftMeeting> all) {
        return all.get(all.size() - 1).nextStep() != null;
    }

    /** Settled schemes of the house, in words by what the form sends. */
    @Transactional(readOnly = true)
    public Map<String, String> settledSchemes(String number) {
        LiftCase lift = rows.find(number).orElseThrow(UnknownLiftCase::of);
        Map<String, String> choices = new LinkedHashMap<>();
        schemes.list(lift.scope().compound()).stream()
                .filter(scheme -> scheme.scope().equals(lift.scope()))
                .forEach(scheme -> schemes.heads(scheme.id()).stream()
                        .filter(head -> head.status() == SchemeStatus.FROZEN)
                        .forEach(head -> choices.put(
                                scheme.id() + ":" + head.version(), head.name() + "，第 " + head.version() + " 版")));
        return choices;
    }
}
