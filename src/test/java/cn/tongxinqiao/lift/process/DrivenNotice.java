package cn.tongxinqiao.lift.process;

import static cn.tongxinqiao.lift.process.DrivenLift.CLERK;
import static cn.tongxinqiao.lift.process.DrivenLift.key;

import cn.tongxinqiao.lift.LiftAgreements;
import cn.tongxinqiao.lift.LiftNotices;
import cn.tongxinqiao.lift.LiftObjection;
import cn.tongxinqiao.lift.LiftObjections;
import cn.tongxinqiao.lift.NewObjection;
import cn.tongxinqiao.lift.ObjectionKind;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Takes a case from the signatures to the end of its notice. */
@Component
class DrivenNotice {

    private final DrivenLift lift;
    private final LiftAgreements agreements;
    private final LiftNotices notices;
    private final LiftObjections objections;

    DrivenNotice(DrivenLift lift, LiftAgreements agreements, LiftNotices notices, LiftObjections objections) {
        this.lift = lift;
        this.agreements = agreements;
        this.notices = notices;
        this.objections = objections;
    }

    /** A case whose agreement is written and signed by all who sign; its form is left to the test. */
    String signed() {
        String number = lift.at("SIGNING", "userTask_sign");
        agreements.draw(number, CLERK);
        write(number);
        agreements.find(number, CLERK).orElseThrow().homes().stream()
                .filter(home -> !home.line().home().number().equals("904"))
                .forEach(home -> agreements.decline(number, home.line().home().id(), "以后再签", CLERK));
        agreements.signOnPaper(number, lift.home("904").home().id(), List.of(DrivenLift.photo()), CLERK);
        return number;
    }

    /** A case that may be posted once there is a photo. */
    String atNotice() {
        String number = signed();
        lift.submit(number, "userTask_sign", Map.of("checked", true));
        return number;
    }

    String posted(String day) {
        String number = atNotice();
        photo(number, LiftNotices.PhotoDay.FIRST);
        post(number, day);
        return number;
    }

    void write(String number) {
        agreements.write(number, Map.of("APPLICANT", "张三丰", "MANAGER", "物业公司", "MAINTENANCE", "按分摊比例"), CLERK);
    }

    void photo(String number, LiftNotices.PhotoDay day) {
        notices.photo(number, day, DrivenLift.photo(), CLERK);
    }

    void post(String number, String day) {
        lift.submit(number, "userTask_post", Map.of("postedOn", day, "places", "单元门口、公告栏"));
    }

    void end(String number) {
        lift.management.executeJob(lift.timer(number, "event_noticeEnded").getId());
    }

    LiftObjection raise(String number, String received) {
        return objections.raise(
                number,
                new NewObjection(
                        lift.home("104").home().id(),
                        null,
                        ObjectionKind.LIGHT,
                        "挡住采光",
                        OffsetDateTime.parse(received + "+08:00").toInstant(),
                        List.of(DrivenLift.photo())),
                CLERK,
                key());
    }
}
