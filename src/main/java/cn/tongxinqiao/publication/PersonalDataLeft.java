package cn.tongxinqiao.publication;

import cn.tongxinqiao.privacy.PersonalKind;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A text that was to be published still holds personal numbers. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class PersonalDataLeft extends RuntimeException {

    private PersonalDataLeft(String message) {
        super(message);
    }

    static PersonalDataLeft of(Map<PersonalKind, Integer> left) {
        return new PersonalDataLeft(left.entrySet().stream()
                .map(kind -> kind.getKey().label() + kind.getValue() + "处")
                .collect(Collectors.joining("、", "还有没隐去的个人信息：", "。请隐去后再发布。")));
    }
}
