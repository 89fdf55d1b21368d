/** The staff's page of letters and, in a trial, the page of what arrived. */
package cn.tongxinqiao.notification.web;
