package cn.tongxinqiao.request.web;

import cn.tongxinqiao.request.Channel;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Only staff and integration accounts may use this channel. */
@ResponseStatus(HttpStatus.FORBIDDEN)
final class ChannelNotOpen extends RuntimeException {

    private ChannelNotOpen(String message) {
        super(message);
    }

    static ChannelNotOpen of(Channel channel) {
        return new ChannelNotOpen("渠道“" + channel.label() + "”只供工作人员和对接系统登录后使用。");
    }
}
