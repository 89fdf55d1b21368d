package cn.tongxinqiao.lift;

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
    private final LiftLetters letters;

    LiftSummary(LiftCaseRows rows, LiftWishes wishes, SchemeRows schemes, MeetingRows meetings, LiftLetters letters) {
        this.rows = rows;
        this.wishes = wishes;
        this.schemes = schemes;
        this.meetings = meetings;
        this.letters = letters;
    }

    /** What a case is about; empty when it is none of ours. */
    @Transactional(readOnly = true)
    public Optional<String> subject(String number) {
        return rows.find(number).map(lift -> letters.house(lift) + "加装电梯");
    }

    /** What a case is about and where it stands, with the address of its page. */
    @Transactional(readOnly = true)
    public String of(String number) {
        LiftCase lift = rows.find(number).orElseThrow(UnknownLiftCase::of);
        return letters.house(lift) + "加装电梯，现在是“" + lift.status().label() + "”。"
                + (lift.request() == null ? "" : "由诉求 " + lift.request() + " 转来。")
                + "\n案件页面：/lift-cases/" + number;
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
