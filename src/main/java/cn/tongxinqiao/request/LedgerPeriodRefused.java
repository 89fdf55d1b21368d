package cn.tongxinqiao.request;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A period the time ledger cannot be added up over. */
@ResponseStatus(HttpStatus.BAD_REQUEST)
public class LedgerPeriodRefused extends RuntimeException {

    private LedgerPeriodRefused(String message) {
        super(message);
    }

    static LedgerPeriodRefused wrongWayRound() {
        return new LedgerPeriodRefused("结束日期不能早于开始日期。");
    }

    static LedgerPeriodRefused longerThan(int days) {
        return new LedgerPeriodRefused("一次最多统计" + days + "天。");
    }
}
