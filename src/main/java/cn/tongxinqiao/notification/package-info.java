/**
 * Letters to people: a letter is a row in the acting transaction, a sender brings it to the mail server afterwards, once.
 * Templates are texts that people edit.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Notification",
        allowedDependencies = {"engine", "calendar", "privacy", "audit", "organization", "access"})
package cn.tongxinqiao.notification;
