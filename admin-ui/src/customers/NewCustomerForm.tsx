import { useLocation } from 'wouter';
import { Section } from '../parts/Section';
import { customerAddress } from './calls';
import { CustomerForm } from './CustomerForm';

/** Adds a company, and goes to it. */
export function NewCustomerForm() {
  const [, navigate] = useLocation();
  return (
    <Section title="New customer">
      <CustomerForm onKept={({ customer_id }) => navigate(customerAddress(customer_id))} />
    </Section>
  );
}
