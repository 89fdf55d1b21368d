package cn.tongxinqiao;

import cn.tongxinqiao.notification.TryItMails;
import cn.tongxinqiao.organization.TryItMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says what to open and with which accounts, once everything is up. */
@Component
class TryItGreeting {

    private static final Logger LOG = LoggerFactory.getLogger(TryItGreeting.class);

    private final TryItMode mode;
    private final TryItMails mails;
    private final ServletWebServerApplicationContext web;

    TryItGreeting(TryItMode mode, TryItMails mails, ServletWebServerApplicationContext web) {
        this.mode = mode;
        this.mails = mails;
        this.web = web;
    }

    @EventListener(ApplicationReadyEvent.class)
    void greet() {
        String base = "http://127.0.0.1:" + web.getWebServer().getPort();
        if (mode.isOn()) {
            LOG.info(
                    """

                    同心桥已启动（试用模式，演示区：增城；数据保存在本机，只接受本机访问）
                      居民首页  {}/
                      工作人员  {}/staff
                      待办      {}/camunda/app/tasklist/default/
                      监看      {}/camunda/app/cockpit/default/
                      录入诉求  {}/counter
                      公开审核  {}/publishing
                      发信      {}/letters
                      试用信箱  {}
                      接口文档  {}/v3/api-docs
                    演示账号（密码都是 tongxinqiao-demo）：
                      clerk 受理员　community01 社区工作者　secretary01 社区书记　member01 队员
                      team01…team09 支队长　brigade 大队　housing / police 部门　orgdept 组织部
                      callback 回访员　publisher 公开审核员　analyst 分析员　admin 管理员
                    """,
                    base,
                    base,
                    base,
                    base,
                    base,
                    base,
                    base,
                    mails.isOpen() ? base + "/mails" : "没有（信由您设置的邮件服务器发出）",
                    base);
        } else {
            LOG.info("同心桥已启动，端口 {}", web.getWebServer().getPort());
        }
    }
}
