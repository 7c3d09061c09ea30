package dev.assay.cli;

import java.util.List;

/** A lead that the demo scores. */
record DemoLead(String title, String json) {

  static List<DemoLead> all() {
    return List.of(
        new DemoLead(
            "A consultant who wants to know more",
            """
            {"name":"Alex","email":"alex@fastgrowth-labs.co","phone":"+44 7700 900123",
             "company":"FastGrowth Labs","job_title":"Consultant","industry":"Growth Consulting",
             "company_size":"1-10","country":"UK","source":"facebook_ads",
             "message":"Hi, looking for more info."}"""),
        new DemoLead(
            "A head of operations with a plan",
            """
            {"contact":{"firstName":"Marta","lastName":"Kowalska","e-mail":"marta.kowalska@logistyka-wisla.pl",
             "mobile":"+48 512 345 768","position":"Head of Operations"},"country":"Poland","utm_source":"linkedin",
             "website":"https://www.logistyka-wisla.pl",
             "message":"We run 40 trucks and want to replace our dispatch tool before March. Could you send a quote for 25 users and show us a demo next week?"}"""),
        new DemoLead(
            "A throw-away address that sells",
            """
            {"fields":[{"name":"full name","value":"xkjhqz"},{"name":"email","value":"xkjhqz@mailinator.com"},
             {"name":"phone","value":"1111111"},{"name":"source","value":"google_ads"},
             {"name":"message","value":"Buy cheap backlinks and casino traffic now!!! 100% free money http://bit.ly/win"}]}"""),
        new DemoLead("Nothing at all", "{}"));
  }
}
