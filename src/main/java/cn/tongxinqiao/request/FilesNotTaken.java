package cn.tongxinqiao.request;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Files cannot be added to a case for what they are said to be. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class FilesNotTaken extends RuntimeException {

    private FilesNotTaken(String message) {
        super(message);
    }

    static FilesNotTaken none() {
        return new FilesNotTaken("请选择要上传的文件。");
    }

    static FilesNotTaken ofRequester() {
        return new FilesNotTaken("诉求人的照片由本人上传；请选择照片是办理前、办理后，还是签字材料、办理材料。");
    }

    static FilesNotTaken otherUnderSameKey() {
        return new FilesNotTaken("同一个幂等键已用于另一次上传，内容不同，未保存。");
    }
}
