package cn.tongxinqiao.property;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What follows a grade (D08): the assessment's row is held, and each card exists once, so nothing begins twice. */
@Service
class FollowUps implements Consequences {

    private static final String ADVICE = "ADVICE";

    private final PropertyAssessments assessments;
    private final PropertyCards cards;
    private final Rectifications rectifications;
    private final PropertyExits exits;

    FollowUps(
            PropertyAssessments assessments, PropertyCards cards, Rectifications rectifications, PropertyExits exits) {
        this.assessments = assessments;
        this.cards = cards;
        this.rectifications = rectifications;
        this.exits = exits;
    }

    @Override
    @Transactional
    public void begin(PropertyAssessment published) {
        PropertyAssessment assessment = assessments.locked(published.number());
        if (assessment.status() != AssessmentStatus.FINAL) {
            throw PropertyNotNow.stage(assessment);
        }
        cards.hold(assessment.contract());
        switch (assessment.action()) {
            case RECTIFY -> rectify(assessment);
            case PROPOSE_EXIT -> proposeExit(assessment);
            case ADVICE -> advise(assessment);
            case RED_LIST, NONE -> {}
        }
    }

    private void advise(PropertyAssessment assessment) {
        boolean advised = assessments.events(assessment.number()).stream()
                .anyMatch(event -> event.kind().equals(ADVICE));
        if (!advised) {
            assessments.tell(assessment.number(), ADVICE, "考核合格，请社区向企业提出改进建议。", null);
        }
    }

    private void rectify(PropertyAssessment assessment) {
        if (!cards.giveYellow(assessment, assessment.quarter().label() + "考核不合格")) {
            return;
        }
        assessments.tell(assessment.number(), "YELLOW_CARD", "开黄牌，约谈并限期整改。", null);
        if (cards.makeRed(assessment.contract())) {
            red(assessment, PropertyCards.CARDS, "黄牌累计换红牌");
        } else {
            rectifications.open(assessment);
        }
    }

    private void proposeExit(PropertyAssessment assessment) {
        boolean given = cards.of(assessment.contract()).stream()
                .anyMatch(card -> card.assessment().equals(assessment.number()));
        if (given) {
            return;
        }
        String why = assessment.quarter().label() + "考核不合格，";
        if (cards.isLastOfASet(assessment)) {
            red(assessment, PropertyCards.CARDS, why + "黄牌累计换红牌，达到建议退出的条件");
        } else {
            red(assessment, PropertyCards.GRADE, why + "达到建议退出的条件");
        }
    }

    private void red(PropertyAssessment assessment, String cause, String why) {
        if (cards.giveRed(assessment, cause, why)) {
            assessments.tell(assessment.number(), "RED_CARD", "开红牌，列入黑榜：" + why + "。", null);
            exits.propose(assessment, why);
        }
    }
}
