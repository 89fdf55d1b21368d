package cn.tongxinqiao.vote.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The home that was chosen is not one of the vote's, or not in the part that is shown. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
final class HomeNotOnBoard extends RuntimeException {

    HomeNotOnBoard(String message) {
        super(message);
    }
}
