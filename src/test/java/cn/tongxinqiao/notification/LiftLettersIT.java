package cn.tongxinqiao.notification;

import static cn.tongxinqiao.lift.process.DrivenLift.CLERK;
import static cn.tongxinqiao.lift.process.DrivenLift.photo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.lift.AgreementHome;
import cn.tongxinqiao.lift.LiftAgreements;
import cn.tongxinqiao.lift.LiftNotices;
import cn.tongxinqiao.lift.LiftObjections;
import cn.tongxinqiao.lift.LiftOwnerLink;
import cn.tongxinqiao.lift.LiftOwnerLinks;
import cn.tongxinqiao.lift.ObjectionKind;
import cn.tongxinqiao.lift.UnknownLiftCase;
import cn.tongxinqiao.lift.process.DrivenLift;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The letters about agreement, notice and objections, as a mail server gets them. */
class LiftLettersIT extends OutboxFixture {

    private static final Pattern LINK =
            Pattern.compile("/lift/(JZ\\d+)/(agreement|objection)\\?owner=([0-9a-f-]{36})&(?:amp;)?token=([\\w-]+)");
    private static final Set<String> WITH_MAIL = Set.of("201", "304", "401", "501", "504", "701", "801", "902");

    @Autowired
    private DrivenLift lift;

    @Autowired
    private LiftAgreements agreements;

    @Autowired
    private LiftNotices notices;

    @Autowired
    private LiftObjections objections;

    @Autowired
    private LiftOwnerLinks links;

    @AfterEach
    void leaveNothingOpen() {
        lift.leaveNothingOpen();
    }

    @Test
    void ownersAreAskedToSignToldOfTheNoticeAndOfWhatCameOfTheirObjection() {
        String number = lift.at("SIGNING", "userTask_sign");
        agreements.draw(number, CLERK);
        agreements.write(number, Map.of("APPLICANT", "张三丰", "MANAGER", "物业公司", "MAINTENANCE", "按分摊比例"), CLERK);
        Set<UUID> reachable =
                WITH_MAIL.stream().map(home -> lift.home(home).party()).collect(Collectors.toSet());

        agreements.invite(number, CLERK);
        agreements.invite(number, CLERK);
        run(sender);
        assertThat(texts()).hasSize(reachable.size()).allSatisfy(text -> assertThat(text)
                .contains("书面协议写好了", "不签也可以说明原因")
                .doesNotContain("张三丰", "姚海涛", "龙国华"));
        Set<LiftOwnerLink> asked =
                texts().stream().map(text -> link(text, "agreement")).collect(Collectors.toSet());
        assertThat(asked.stream().map(LiftOwnerLink::party)).containsExactlyInAnyOrderElementsOf(reachable);
        LiftOwnerLink mine = asked.stream()
                .filter(link -> link.party().equals(lift.home("801").party()))
                .findFirst()
                .orElseThrow();
        agreements.signByLink(mine);
        assertThat(signed(mine)).containsExactly("801", "802");
        assertThatThrownBy(() -> agreements.signByLink(
                        new LiftOwnerLink(number, lift.home("201").party(), mine.token())))
                .isInstanceOf(UnknownLiftCase.class);

        agreements.find(number, CLERK).orElseThrow().homes().stream()
                .filter(home -> !home.isSigned())
                .forEach(home -> agreements.decline(number, home.line().home().id(), "以后再签", CLERK));
        lift.submit(number, "userTask_sign", Map.of("checked", true));
        notices.photo(number, LiftNotices.PhotoDay.FIRST, photo(), CLERK);
        lift.submit(
                number, "userTask_post", Map.of("postedOn", LocalDate.now(clock).toString(), "places", "单元门口、公告栏"));
        run(sender);
        List<String> told =
                texts().stream().filter(text -> text.contains("公示，到")).toList();
        assertThat(told).hasSize(reachable.size()).allSatisfy(text -> assertThat(text)
                .contains("2026年3月14日 24:00", "单元门口、公告栏", "书面提出"));
        LiftOwnerLink objector = told.stream()
                .map(text -> link(text, "objection"))
                .filter(link -> link.party().equals(lift.home("201").party()))
                .findFirst()
                .orElseThrow();

        objections.raise(
                objector, ObjectionKind.LIGHT, "挡住采光", UUID.randomUUID().toString());
        lift.submit(number, "userTask_answer", Map.of("outcome", "SETTLED", "result", "改用玻璃井道"));
        run(sender);
        assertThat(texts().stream().filter(text -> text.contains("有了结果")))
                .singleElement()
                .satisfies(
                        text -> assertThat(text).contains("采光", "已谈拢", "改用玻璃井道").doesNotContain("挡住采光"));
        assertThat(objections.list(objector).get(0).toldAt()).isNotNull();
    }

    private List<String> signed(LiftOwnerLink link) {
        return agreements.find(link).orElseThrow().homes().stream()
                .filter(AgreementHome::isSigned)
                .map(home -> home.line().home().number())
                .toList();
    }

    private List<String> texts() {
        return server.taken().stream().map(LiftLettersIT::text).toList();
    }

    private static String text(String letter) {
        try {
            var message = new MimeMessage(null, new ByteArrayInputStream(letter.getBytes(StandardCharsets.UTF_8)));
            Object content = message.getContent();
            while (content instanceof Multipart parts) {
                content = parts.getBodyPart(0).getContent();
            }
            return content.toString();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LiftOwnerLink link(String text, String page) {
        Matcher found = LINK.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        assertThat(found.group(2)).isEqualTo(page);
        return new LiftOwnerLink(found.group(1), UUID.fromString(found.group(3)), found.group(4));
    }
}
