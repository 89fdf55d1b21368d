/** Leave as people and programs register it. */
package cn.tongxinqiao.organization.web;
