import type { JsonObject } from '../types';

interface Example {
  name: string;
  about: string;
  lead: JsonObject;
}

/** Leads to start from; each shows something else. */
export const examples: Example[] = [
  {
    name: 'Consultant from an ad',
    about: 'a business address, a stock phrase for a message',
    lead: {
      name: 'Alex',
      email: 'alex@fastgrowth-labs.co',
      phone: '+44 7700 900123',
      company: 'FastGrowth Labs',
      job_title: 'Consultant',
      industry: 'Growth Consulting',
      company_size: '1-10',
      country: 'UK',
      source: 'facebook_ads',
      message: 'Hi, looking for more info.',
    },
  },
  {
    name: 'Ready to buy',
    about: 'complete, consistent, says what is wanted',
    lead: {
      name: 'Ingrid Sørensen',
      email: 'ingrid.sorensen@nordhavn-logistikk.no',
      phone: '+47 22 12 34 56',
      country: 'Norway',
      job_title: 'Head of Operations',
      industry: 'Logistics',
      company_size: '51-200',
      website: 'https://nordhavn-logistikk.no',
      source: 'website',
      message:
        'We run 140 trucks and want to replace our route planning this spring. Could you send pricing for 60 seats and show us a demo next week?',
    },
  },
  {
    name: 'Spam',
    about: 'throw-away address, impossible phone, link',
    lead: {
      name: 'xkjhqz wrtpl',
      email: 'win4451@mailinator.com',
      phone: '1111111',
      country: 'EN',
      source: 'test',
      message: 'Buy cheap SEO backlinks now!!! Click here http://bit.ly/x1 and earn money fast',
    },
  },
  {
    name: 'From a form tool',
    about: 'nested properties and a list of fields',
    lead: {
      event: 'form_submit',
      properties: { firstname: 'María', lastname: 'López Vidal', jobTitle: 'Directora de compras' },
      fields: [
        { name: 'e-mail', value: 'maria.lopez@talleresvidal.es' },
        { name: 'telephone', value: '+34 912 34 56 78' },
        { name: 'comments', value: '¿Podrían enviarnos un presupuesto para 25 licencias antes de fin de mes?' },
      ],
      utm_source: 'google_ads',
      country_iso: 'ESP',
    },
  },
  {
    name: 'Own field names',
    about: 'a map says which key is which field',
    lead: {
      kontakt: 'Jürgen Weiß',
      erreichbar_unter: '+49 30 901820',
      post: 'weiss@gmail.com',
      anliegen: 'Bitte um ein Angebot für 12 Arbeitsplätze.',
      _leadflags_map: { kontakt: 'name', erreichbar_unter: 'phone', post: 'email', anliegen: 'message' },
    },
  },
  { name: 'Nothing at all', about: 'the empty lead', lead: {} },
];
