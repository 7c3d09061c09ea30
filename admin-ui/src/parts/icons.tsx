import type { ReactNode } from 'react';

const icon = (shape: ReactNode, size = 16) =>
  function Icon() {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        aria-hidden="true"
      >
        {shape}
      </svg>
    );
  };

export const OverviewIcon = icon(<path d="M2 14V2M2 14h12M5 11V8M8.5 11V5M12 11V7" />);
export const AuditIcon = icon(<path d="M3.5 1.5h9v13h-9zM6 5h4M6 8h4M6 11h2" />);
export const GeneralIcon = icon(
  <>
    <circle cx="5" cy="8" r="3" />
    <path d="M8 8h6.5M12 8v3M14 8v2" />
  </>,
);
export const PrivacyIcon = icon(<path d="M3 7.5h10v6H3zM5 7.5V5a3 3 0 0 1 6 0v2.5M8 9.8v1.6" />);
export const PlanIcon = icon(<path d="M2.5 12.5a6 6 0 1 1 11 0M8 10.5l2.5-4.5M2 12.5h12" />);
export const TenantsIcon = icon(<path d="M2 2.5h5v5H2zM9 2.5h5v5H9zM2 9.5h5v4H2zM9 9.5h5v4H9z" />);
export const ScoreIcon = icon(<path d="M2 3h5v3H2zM7 6h3v3H7zM10 9h4v4h-4z" />);
export const DecisionsIcon = icon(<path d="M2 3.5h12M2 8h12M2 12.5h8" />);
export const LeadsIcon = icon(<path d="M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.5 14c.5-3 2.5-4.5 5.5-4.5s5 1.5 5.5 4.5" />);
export const CustomersIcon = icon(<path d="M2 14V5l5-2.5V14M7 14V6.5l7 2V14M1 14h14M4 7.5h1M4 10.5h1M10 11h1.5" />);
export const ClientsIcon = icon(<path d="M8 2v12M3 14h10M2 4.5h12M2 4.5L.8 9h4L3.5 4.5M12.5 4.5L11.2 9h4L14 4.5" />);
export const OutcomesIcon = icon(<path d="M3 14V2.5h9.5L10.5 6l2 3.5H3" />);
export const SettingsIcon = icon(<path d="M2 4.5h6M12 4.5h2M2 11.5h2M8 11.5h6M8 2.5h4v4H8zM4 9.5h4v4H4z" />);
export const PacksIcon = icon(<path d="M2 5l6-3 6 3-6 3zM2 8l6 3 6-3M2 11l6 3 6-3" />);
export const DraftsIcon = icon(<path d="M2.5 13.5l1-3.5 7.5-7.5 2.5 2.5L6 12.5zM9 4.5L11.5 7" />);
export const ReviewIcon = icon(<path d="M3 2h7l3 3v9H3zM5.5 9l2 2 3-4" />);
export const RolloutIcon = icon(<path d="M2 13h3v-3h3V7h3V4h3M11 1.5L14 4l-3 2.5" />);
export const ClusterIcon = icon(<path d="M6 2h4v4H6zM1.5 10h4v4h-4zM10.5 10h4v4h-4zM8 6v2.5M3.5 10V8.5h9V10" />);
export const WebhooksIcon = icon(<path d="M2 8h7M6.5 5L10 8l-3.5 3M10 2h4v12h-4" />);
export const ReplaysIcon = icon(<path d="M3 8a5 5 0 1 1 1.5 3.5M3 14v-3h3M7 6v4l3-2z" />);
export const VerifyIcon = icon(
  <path d="M8 1.5l5.5 2v4c0 3.5-2.4 5.8-5.5 7-3.1-1.2-5.5-3.5-5.5-7v-4zM5.5 8l2 2 3-3.5" />,
);
export const SunIcon = icon(
  <>
    <circle cx="8" cy="8" r="3" />
    <path d="M8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.5 1.5M11.5 11.5L13 13M3 13l1.5-1.5M11.5 4.5L13 3" />
  </>,
);
export const MoonIcon = icon(<path d="M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7z" />);
export const CopyIcon = icon(<path d="M6 5.5h7.5V14H6zM3 10.5V2h7" />, 12);
export const CheckIcon = icon(<path d="M3 8.5l3.5 3.5L13 4.5" />, 12);
