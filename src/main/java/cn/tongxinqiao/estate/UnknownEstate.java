package cn.tongxinqiao.estate;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such compound, building, home, owner or snapshot, or it is not the reader's; which of the two is not told. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class UnknownEstate extends RuntimeException {

    private UnknownEstate(String message) {
        super(message);
    }

    static UnknownEstate compound() {
        return new UnknownEstate("没有找到这个小区，或者它不归您的单位管。");
    }

    static UnknownEstate building() {
        return new UnknownEstate("没有找到这栋楼，或者它不归您的单位管。");
    }

    static UnknownEstate home() {
        return new UnknownEstate("没有找到这套房屋，或者它不归您的单位管。");
    }

    static UnknownEstate party() {
        return new UnknownEstate("没有找到这位业主，或者不归您的单位管。");
    }

    static UnknownEstate snapshot() {
        return new UnknownEstate("没有找到这份业主名册快照，或者它不归您的单位管。");
    }

    static UnknownEstate upload() {
        return new UnknownEstate("没有找到这次导入，或者它已经过期，请重新上传。");
    }

    static UnknownEstate firm() {
        return new UnknownEstate("没有找到这家物业服务企业。");
    }

    static UnknownEstate contract() {
        return new UnknownEstate("没有找到这份物业服务合同，或者它不归您的单位管。");
    }
}
