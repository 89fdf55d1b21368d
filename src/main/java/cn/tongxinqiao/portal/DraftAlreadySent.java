package cn.tongxinqiao.portal;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The request was handed in already; nothing more can be changed in its draft. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class DraftAlreadySent extends RuntimeException {

    private DraftAlreadySent(String message) {
        super(message);
    }

    /**
     * The draft became a case.
     *
     * @param number the case number
     * @return the exception
     */
    public static DraftAlreadySent as(String number) {
        return new DraftAlreadySent("这份诉求已经提交，编号" + number + "。");
    }
}
