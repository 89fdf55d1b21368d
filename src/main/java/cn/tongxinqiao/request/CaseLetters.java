package cn.tongxinqiao.request;

import cn.tongxinqiao.notification.Letter;
import cn.tongxinqiao.notification.LetterTemplate;
import cn.tongxinqiao.notification.Outbox;
import cn.tongxinqiao.organization.Unit;
import cn.tongxinqiao.privacy.LinkTokens;
import cn.tongxinqiao.privacy.PersonalData;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Letters to the requester, for whoever left a mail address. Each carries the link that opens the case; what it tells of
 * the matter is masked, since a mailbox may be read by others.
 */
@Component
class CaseLetters {

    private static final int EXCERPT = 80;

    private final Outbox outbox;
    private final LinkTokens tokens;

    CaseLetters(Outbox outbox, LinkTokens tokens) {
        this.outbox = outbox;
        this.tokens = tokens;
    }

    void receipt(ServiceRequest request) {
        send(
                request,
                LetterTemplate.REQUEST_RECEIPT,
                "request-receipt:" + request.number,
                Map.of(
                        "token", tokens.tokenFor(request.number),
                        "excerpt", excerpt(request.body),
                        "next", request.factsConfirmed ? "系统会马上派给负责的单位，有进展再写信告诉您。" : "受理员核实后派给负责的单位，有进展再写信告诉您。"));
    }

    void detailAsked(ServiceRequest request, String question) {
        send(request, LetterTemplate.DETAIL_ASKED, key("detail-asked", request), Map.of("question", question));
    }

    /** Something happened that the requester waits for; {@code unit} is null where no unit is concerned. */
    void progress(ServiceRequest request, String event, String happened, Unit unit) {
        Map<String, Object> values = new HashMap<>();
        values.put("happened", happened);
        if (unit != null) {
            values.put("unit", unit.name());
        }
        send(request, LetterTemplate.PROGRESS, key("progress-" + event, request), values);
    }

    void ratingAsked(ServiceRequest request, Instant until) {
        Map<String, Object> values = new HashMap<>();
        values.put("result", masked(request.result));
        values.put("until", until);
        values.put("satisfiedLink", rating(request, true, Feedback.Satisfaction.SATISFIED));
        values.put("basicLink", rating(request, true, Feedback.Satisfaction.BASIC));
        values.put("unsatisfiedLink", rating(request, true, Feedback.Satisfaction.UNSATISFIED));
        values.put("unsolvedLink", rating(request, false, Feedback.Satisfaction.UNSATISFIED));
        send(
                request,
                LetterTemplate.RATING_ASKED,
                "rating-asked:" + request.number + ":" + request.reworkCount,
                values);
    }

    void closed(ServiceRequest request) {
        send(
                request,
                LetterTemplate.RESULT_THANKS,
                "result:" + request.number,
                Map.of("result", masked(request.result)));
    }

    /** To somebody whose request went into another one that has come to its end. */
    void followerAnswered(ServiceRequest follower, String mainNumber, String result) {
        send(
                follower,
                LetterTemplate.FOLLOWER_ANSWERED,
                "follower-answered:" + follower.number + ":" + mainNumber,
                Map.of("mainNumber", mainNumber, "result", masked(result)));
    }

    private void send(ServiceRequest request, LetterTemplate template, String key, Map<String, Object> values) {
        String address = request.requester.email();
        if (address == null) {
            return;
        }
        Map<String, Object> all = new HashMap<>(values);
        all.put("link", link(request));
        outbox.send(new Letter(key, template, address, request.number, all));
    }

    /** A step that may come again has a new key each time; the same step tried again has the old one. */
    private static String key(String step, ServiceRequest request) {
        return step + ":" + request.number + ":" + request.version;
    }

    private String link(ServiceRequest request) {
        return "/requests/" + request.number + "?token=" + tokens.tokenFor(request.number);
    }

    private String rating(ServiceRequest request, boolean solved, Feedback.Satisfaction satisfaction) {
        return link(request) + "&solved=" + solved + "&satisfaction=" + satisfaction.name() + "#rating-title";
    }

    private static String masked(String text) {
        return text == null ? "" : PersonalData.mask(text);
    }

    private static String excerpt(String text) {
        String masked = PersonalData.mask(text);
        return masked.codePointCount(0, masked.length()) <= EXCERPT
                ? masked
                : masked.substring(0, masked.offsetByCodePoints(0, EXCERPT)) + "……";
    }
}
