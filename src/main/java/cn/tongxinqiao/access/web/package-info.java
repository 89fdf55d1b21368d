/** The doors: filters, rules by path and error answers. */
package cn.tongxinqiao.access.web;
