package cn.tongxinqiao.vote;

import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The tables of this district say nothing about such a vote. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class NoThreshold extends RuntimeException {

    private NoThreshold(String message) {
        super(message);
    }

    /**
     * No rule for a kind of matter.
     *
     * @param kind the kind
     * @param date the day
     * @return the exception
     */
    public static NoThreshold forKind(MatterKind kind, LocalDate date) {
        return new NoThreshold("表决规则表里没有 " + date + " 适用于" + kind.label() + "的规则。");
    }

    /**
     * No such matter.
     *
     * @param date the day
     * @return the exception
     */
    public static NoThreshold forMatter(LocalDate date) {
        return new NoThreshold("表决事项表里没有 " + date + " 适用的这个事项。");
    }
}
