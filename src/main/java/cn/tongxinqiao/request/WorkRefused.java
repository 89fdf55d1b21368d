package cn.tongxinqiao.request;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What somebody wants to do with a task on his desk cannot be done as it is asked for. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class WorkRefused extends RuntimeException {

    private static final int SHORTEST_REASON = 2;
    private static final int LONGEST_REASON = 200;

    private WorkRefused(String message) {
        super(message);
    }

    static String requireReason(String reason) {
        String why = reason == null ? "" : reason.strip();
        int length = why.codePointCount(0, why.length());
        if (length < SHORTEST_REASON || length > LONGEST_REASON || why.chars().anyMatch(Character::isISOControl)) {
            throw new WorkRefused("请写明理由，" + SHORTEST_REASON + " 至 " + LONGEST_REASON + " 个字，写在一行里。");
        }
        return why;
    }

    static WorkRefused inTasklist() {
        return new WorkRefused("这一步不能在这里转，请到待办里办理。");
    }

    static WorkRefused colleagueNotChosen() {
        return new WorkRefused("志愿者不能直接转给别人，只能退回待接单。");
    }

    static WorkRefused nobodyChosen() {
        return new WorkRefused("请选择要派给谁。");
    }

    static WorkRefused notOfTheUnit() {
        return new WorkRefused("所选人员不在本单位，已停用，或正在请假。");
    }

    static WorkRefused badKey() {
        return new WorkRefused("提交的标记不对，请刷新页面后再试。");
    }

    static WorkRefused nobodyToRemind() {
        return new WorkRefused("还没有人接，不能催；请指派。");
    }

    static WorkRefused nobodyHolds() {
        return new WorkRefused("还没有人接，不用退回。");
    }
}
