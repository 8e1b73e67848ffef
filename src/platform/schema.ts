// Generated from the migrations by `npm run types`. Do not edit. A jsonb column is written as JSON text.

import type { ColumnType } from 'kysely';

type Generated<T> = ColumnType<T, T | undefined, T>;

export interface DB {
  account: {
    id: string;
    unit: string;
    kind: string;
    owner: string | null;
    may_overdraw: Generated<boolean>;
    balance: Generated<bigint>;
    pending_out: Generated<bigint>;
    pending_in: Generated<bigint>;
    opened_at: Generated<Date>;
    moved_at: Date | null;
  };
  application: {
    id: string;
    reference: string | null;
    call_id: string;
    scheme: string;
    organisation_id: string;
    basis_id: string | null;
    status: Generated<'draft' | 'submitted' | 'waiting' | 'recommended' | 'approved' | 'refused' | 'withdrawn'>;
    answers: ColumnType<unknown, string | undefined, string>;
    marks: ColumnType<unknown, string | undefined, string>;
    edition: Generated<number>;
    cost: bigint | null;
    requested: bigint | null;
    submitted_answers: ColumnType<unknown, string | null | undefined, string | null>;
    answers_hash: string | null;
    created_at: Date;
    created_by: string;
    changed_at: Date;
    submitted_at: Date | null;
    submitted_by: string | null;
    submission_event: string | null;
    officer_id: string | null;
    assigned_at: Date | null;
    due_at: Date | null;
    clock_stopped_at: Date | null;
    closed_at: Date | null;
    erased_at: Date | null;
    erased_by_rule: string | null;
    lane: string | null;
    stage: string | null;
    stage_role: 'officer' | 'assessor' | 'approver' | 'committee' | 'finance' | null;
    set_aside_for: string | null;
    set_aside_rule: string | null;
    set_aside_at: Date | null;
    requested_unit: string | null;
  };
  application_guest: {
    id: string;
    application_id: string;
    email: string;
    asked_by: string;
    asked_at: Date;
    expires_at: Date;
    person_id: string | null;
    joined_at: Date | null;
    ended_at: Date | null;
  };
  application_mark: {
    application_id: string;
    kind: 'applicant' | 'owner' | 'project';
    key: string;
  };
  application_party: {
    id: string;
    application_id: string;
    party: string;
    organisation_id: string | null;
    name_en: string;
    name_zh: string | null;
    email: string;
    status: Generated<'invited' | 'confirmed' | 'declined' | 'removed'>;
    asked_by: string;
    asked_at: Date;
    answered_by: string | null;
    answered_at: Date | null;
    reason: string | null;
    valid_until: Date | null;
  };
  application_presence: {
    application_id: string;
    person_id: string;
    part: string;
    at: Date;
  };
  application_task: {
    application_id: string;
    part: string;
    person_id: string;
    given_by: string;
    given_at: Date;
  };
  assessment: {
    id: string;
    application_id: string;
    stage: string;
    rubric: string;
    by_person: string;
    scores: ColumnType<unknown, string, string>;
    remarks: ColumnType<unknown, string | undefined, string>;
    total: number;
    passes: boolean | null;
    given_at: Date;
    decision_id: string | null;
  };
  award: {
    id: string;
    reference: string;
    application_id: string;
    call_id: string;
    scheme: string;
    organisation_id: string;
    standing: 'offered' | 'active' | 'completed' | 'declined' | 'lapsed' | 'closed';
    offered_at: Date;
    offer_ends_at: Date;
    accepted_at: Date | null;
    accepted_by: string | null;
    ended_at: Date | null;
    erased_at: Date | null;
    conditions: ColumnType<unknown, string | undefined, string>;
  };
  award_line: {
    award_id: string;
    unit: string;
    amount: bigint;
    returned: Generated<bigint>;
    account: string;
    reservation: string;
  };
  block: {
    no: bigint;
    first_at: Date;
    last_at: Date;
    count: number;
    root: string;
    previous: string;
    hash: string;
    signature: string;
    key_id: string;
    sealed_at: Date;
  };
  call: {
    id: string;
    scheme: string;
    version: number;
    code: string;
    title: ColumnType<unknown, string, string>;
    opens_at: Date;
    closes_at: Date;
    envelope_account: string;
    created_at: Generated<Date>;
    created_by: string | null;
    kind: Generated<'rolling' | 'round' | 'cohort'>;
    invited: Generated<boolean>;
    grace_seconds: Generated<number>;
    sealed_until: Date | null;
    letters_until: Date | null;
    expected: number | null;
    available: bigint | null;
    shows_received: Generated<boolean>;
    shows_asked: Generated<boolean>;
    cancelled_at: Date | null;
  };
  call_change: {
    id: string;
    call_id: string;
    kind: 'extend' | 'shorten' | 'cancel' | 'version' | 'repin' | 'plan';
    reason: string;
    closes_at: Date | null;
    from_version: number | null;
    version: number | null;
    details: ColumnType<unknown, string | undefined, string>;
    asked_by: string;
    asked_at: Date;
    answered_by: string | null;
    answered_at: Date | null;
    answer: 'granted' | 'refused' | null;
    applied_at: Date | null;
  };
  call_envelope: {
    call_id: string;
    unit: string;
    account: string;
  };
  call_extension: {
    id: string;
    call_id: string;
    organisation_id: string;
    until: Date;
    reason: string;
    asked_by: string;
    asked_at: Date;
    answered_by: string | null;
    answered_at: Date | null;
    answer: 'granted' | 'refused' | null;
  };
  call_invitation: {
    id: string;
    call_id: string;
    organisation_id: string | null;
    email: string | null;
    invited_at: Date;
    invited_by: string | null;
    told_at: Date | null;
  };
  call_milestone: {
    call_id: string;
    milestone: string;
    kind:
      | 'open'
      | 'briefing'
      | 'close'
      | 'allocate'
      | 'assess'
      | 'panel'
      | 'decide'
      | 'notify'
      | 'feedback'
      | 'start'
      | 'finish'
      | 'report'
      | 'other';
    title: ColumnType<unknown, string, string>;
    public: boolean;
    at: Date;
  };
  call_news: {
    call_id: string;
    kind: 'soon' | 'open';
    begun_at: Date;
    told_to: Generated<string>;
    finished_at: Date | null;
  };
  call_subscription: {
    id: string;
    scheme: string;
    email: string;
    locale: 'en' | 'zh-Hant' | 'zh-Hans';
    token_hash: string;
    asked_at: Date;
    confirmed_at: Date | null;
  };
  claim: {
    id: string;
    reference: string | null;
    award_id: string;
    status: Generated<'draft' | 'submitted' | 'checked' | 'approved' | 'paid' | 'refused'>;
    answers: ColumnType<unknown, string | undefined, string>;
    marks: ColumnType<unknown, string | undefined, string>;
    submitted_answers: ColumnType<unknown, string | null | undefined, string | null>;
    amount: bigint | null;
    created_at: Date;
    created_by: string;
    changed_at: Date;
    submitted_at: Date | null;
    submitted_by: string | null;
    officer_id: string | null;
    due_at: Date | null;
    closed_at: Date | null;
    erased_at: Date | null;
  };
  claim_confirmation: {
    id: string;
    claim_id: string;
    contact_id: string;
    token_hash: string;
    asked_at: Date;
    expires_at: Date;
    answered_at: Date | null;
    answers: ColumnType<unknown, string | null | undefined, string | null>;
    confirms: boolean | null;
  };
  conflict_of_interest: {
    person_id: string;
    organisation_id: string;
    reason: string;
    declared_at: Generated<Date>;
  };
  credential: {
    id: string;
    person_id: string;
    account_id: string;
    provider_id: string;
    password: string | null;
    access_token: string | null;
    refresh_token: string | null;
    id_token: string | null;
    access_token_expires_at: Date | null;
    refresh_token_expires_at: Date | null;
    scope: string | null;
    created_at: Generated<Date>;
    updated_at: Generated<Date>;
  };
  data_export: {
    id: string;
    person_id: string;
    locale: string;
    asked_at: Date;
    ready_at: Date | null;
    expires_at: Date | null;
    storage_key: string | null;
    bytes: bigint | null;
  };
  decision: {
    id: string;
    subject_kind: 'application' | 'claim' | 'provider' | 'package' | 'report';
    subject_id: string;
    step: 'recommend' | 'decide' | 'return';
    stage: string | null;
    outcome: 'approve' | 'refuse' | 'return';
    reason: string;
    amount: bigint | null;
    by_person: string | null;
    prior_id: string | null;
    prior_by: string | null;
    decided_at: Date;
    by_rules: Generated<boolean>;
    evaluation_id: string | null;
    lines: ColumnType<unknown, string | undefined, string>;
    conditions: ColumnType<unknown, string | undefined, string>;
  };
  document: {
    id: string;
    owner_kind: string;
    owner_id: string;
    field: string;
    name: string;
    media_type: string;
    bytes: bigint;
    sha256: string;
    storage_key: string;
    uploaded_at: Date;
    uploaded_by: string;
    removed_at: Date | null;
  };
  evaluation: {
    id: string;
    subject_kind: string;
    subject_id: string;
    stage: string;
    scheme: string;
    version: number;
    facts: ColumnType<unknown, string, string>;
    results: ColumnType<unknown, string, string>;
    holds: boolean;
    evaluated_at: Date;
  };
  event: {
    id: string;
    at: Date;
    kind: string;
    subject: string;
    actor: string | null;
    facts: ColumnType<unknown, string, string>;
    details: ColumnType<unknown, string | null | undefined, string | null>;
    salt: string | null;
    details_hash: string | null;
    block_no: bigint | null;
    position: number | null;
    leaf: string | null;
  };
  import: {
    id: string;
    kind: 'organisations' | 'applications' | 'awards';
    status: Generated<'empty' | 'reading' | 'checked' | 'writing' | 'written' | 'undoing' | 'undone' | 'cancelled'>;
    edition: Generated<number>;
    file_name: string | null;
    storage_key: string | null;
    sha256: string | null;
    bytes: bigint | null;
    read_share: Generated<number>;
    rows: Generated<number>;
    problems: Generated<number>;
    amounts: ColumnType<unknown, string | undefined, string>;
    created_at: Date;
    created_by: string;
    changed_at: Date;
    written_at: Date | null;
    written_by: string | null;
    undone_at: Date | null;
    undone_by: string | null;
  };
  import_problem: {
    import_id: string;
    place: number;
    row_no: number | null;
    column_no: number | null;
    column_name: string | null;
    heading: string | null;
    value: string | null;
    code: string;
    facts: ColumnType<unknown, string | undefined, string>;
  };
  import_row: {
    import_id: string;
    no: number;
    content: ColumnType<unknown, string | null | undefined, string | null>;
    subject_id: string;
  };
  instalment: {
    award_id: string;
    part: string;
    place: number;
    gate: 'award-accepted' | 'claim-approved' | 'report-accepted';
    report: string | null;
    amount: bigint;
    drawn: Generated<bigint>;
    paid: Generated<bigint>;
    opened_at: Date | null;
    paid_at: Date | null;
  };
  invitation: {
    id: string;
    organisation_id: string;
    email: string;
    role: 'owner' | 'member';
    invited_by: string;
    invited_at: Date;
    expires_at: Date;
    answered_at: Date | null;
    accepted: boolean | null;
  };
  loose_file: {
    storage_key: string;
    since: Date;
    doomed: Generated<boolean>;
  };
  mail_message: {
    id: string;
    recipient: string;
    subject: string;
    body: string;
    sent_at: Date;
  };
  marketplace_enquiry: {
    id: string;
    package_id: string;
    provider_id: string;
    organisation_id: string;
    status: Generated<'open' | 'confirmed' | 'declined' | 'withdrawn'>;
    chosen_options: ColumnType<unknown, string | undefined, string>;
    price: bigint;
    note: string | null;
    asked_at: Date;
    asked_by: string;
    answered_at: Date | null;
    answered_by: string | null;
    reply: string | null;
    expires_at: Date | null;
    withdrawn_at: Date | null;
    erased_at: Date | null;
  };
  marketplace_package: {
    id: string;
    provider_id: string;
    scheme: string;
    category: string;
    sector: string;
    name: ColumnType<unknown, string, string>;
    summary: ColumnType<unknown, string, string>;
    includes: ColumnType<unknown, string | undefined, string>;
    pricing: 'one-off' | 'monthly';
    price: bigint;
    monthly_fee: bigint | null;
    options: ColumnType<unknown, string | undefined, string>;
    status: Generated<'draft' | 'submitted' | 'accepted' | 'refused' | 'withdrawn' | 'replaced'>;
    revision: Generated<number>;
    replaces: string | null;
    is_revision: Generated<boolean>;
    slot: number | null;
    submitted_at: Date | null;
    submitted_by: string | null;
    decided_at: Date | null;
    decided_by: string | null;
    accepted_from: Date | null;
    accepted_until: Date | null;
    refusal_reason: string | null;
    search: Generated<string>;
    created_at: Date;
    created_by: string;
  };
  marketplace_past_acceptance: {
    subject_id: string;
    since: Date;
    until: Date;
  };
  marketplace_provider: {
    id: string;
    organisation_id: string;
    scheme: string;
    status: Generated<'draft' | 'submitted' | 'accepted' | 'refused' | 'suspended'>;
    answers: ColumnType<unknown, string | undefined, string>;
    submitted_answers: ColumnType<unknown, string | null | undefined, string | null>;
    marks: ColumnType<unknown, string | undefined, string>;
    submitted_at: Date | null;
    submitted_by: string | null;
    decided_at: Date | null;
    decided_by: string | null;
    accepted_from: Date | null;
    accepted_until: Date | null;
    refusal_reason: string | null;
    created_at: Date;
    created_by: string;
  };
  membership: {
    person_id: string;
    organisation_id: string;
    role: 'owner' | 'member';
    since: Generated<Date>;
  };
  notice: {
    id: string;
    person_id: string;
    kind: string;
    facts: ColumnType<unknown, string, string>;
    link: string | null;
    created_at: Date;
    read_at: Date | null;
  };
  obligation: {
    id: string;
    award_id: string;
    kind: string;
    due_at: Date;
    met_at: Date | null;
    met_by: string | null;
    evidence: ColumnType<unknown, string | null | undefined, string | null>;
    waived_at: Date | null;
    reminded_at: Date | null;
  };
  organisation: {
    id: string;
    kind:
      | 'company'
      | 'sole_proprietorship'
      | 'partnership'
      | 'hawker'
      | 'university'
      | 'research_institute'
      | 'public_body'
      | 'individual'
      | 'other';
    name_en: string;
    name_zh: string | null;
    br_number: string | null;
    created_at: Generated<Date>;
    created_by: string | null;
  };
  organisation_contact: {
    id: string;
    organisation_id: string;
    kind: 'email' | 'phone';
    value: string;
    source: 'applicant' | 'register' | 'officer' | 'import';
    recorded_by: string | null;
    verified_at: Date | null;
    created_at: Generated<Date>;
    code_hash: string | null;
    code_expires_at: Date | null;
    code_tries: Generated<number>;
  };
  organisation_fact: {
    id: string;
    organisation_id: string;
    name: string;
    value: ColumnType<unknown, string, string>;
    valid_from: string;
    recorded_at: Generated<Date>;
    recorded_by: string | null;
    source: 'applicant' | 'register' | 'officer' | 'import';
  };
  organisation_group: {
    id: string;
    organisation_id: string;
    other_id: string;
    valid_from: string;
    recorded_at: Date;
    recorded_by: string;
    ended_at: Date | null;
    ended_by: string | null;
  };
  outbox: {
    id: Generated<bigint>;
    job: string;
    data: ColumnType<unknown, string, string>;
  };
  past_application: {
    id: string;
    import_id: string;
    reference: string;
    scheme: string;
    call_id: string | null;
    organisation_id: string;
    outcome: 'approved' | 'refused' | 'withdrawn';
    requested: bigint | null;
    submitted_at: Date;
    decided_at: Date | null;
  };
  past_award: {
    id: string;
    import_id: string;
    reference: string;
    scheme: string;
    call_id: string | null;
    application_id: string | null;
    organisation_id: string;
    unit: string;
    amount: bigint;
    paid: bigint;
    standing: 'active' | 'completed' | 'closed';
    counted: Generated<bigint>;
    accepted_at: Date;
    ended_at: Date | null;
  };
  payments_payment: {
    id: string;
    award_id: string;
    claim_id: string | null;
    organisation_id: string;
    payee_name: string;
    amount: bigint;
    transfer_id: string;
    state: Generated<'due' | 'listed' | 'posted'>;
    run_id: string | null;
    due_at: Date;
    posted_at: Date | null;
    part: string | null;
    cause: string;
  };
  payments_run: {
    id: string;
    reference: string;
    state: 'proposed' | 'posted' | 'withdrawn';
    total: bigint;
    created_at: Date;
    created_by: string;
    posted_at: Date | null;
    posted_by: string | null;
    withdrawn_at: Date | null;
    withdrawn_by: string | null;
  };
  person: {
    id: string;
    email: string;
    email_verified: Generated<boolean>;
    name: string;
    image: string | null;
    locale: Generated<'en' | 'zh-Hant' | 'zh-Hans'>;
    created_at: Generated<Date>;
    updated_at: Generated<Date>;
  };
  personal_token: {
    id: string;
    person_id: string;
    name: string;
    hash: string;
    hint: string;
    scopes: string[];
    proof: 'password' | 'code' | 'both' | 'demo';
    created_at: Date;
    expires_at: Date;
    last_used_at: Date | null;
    revoked_at: Date | null;
  };
  question: {
    id: string;
    application_id: string;
    asked_by: string;
    body: string;
    asked_at: Date;
    answer: string | null;
    answered_by: string | null;
    answered_at: Date | null;
  };
  rate_limit: {
    key: string;
    count: number;
    started_at: Date;
  };
  referee: {
    id: string;
    application_id: string;
    name: string;
    email: string;
    relation: string;
    locale: 'en' | 'zh-Hant' | 'zh-Hans';
    token_hash: string;
    asked_by: string;
    asked_at: Date;
    reminded_at: Date | null;
    answers: ColumnType<unknown, string | null | undefined, string | null>;
    answers_hash: string | null;
    received_at: Date | null;
    declined_at: Date | null;
    removed_at: Date | null;
  };
  report: {
    id: string;
    reference: string | null;
    award_id: string;
    duty: string;
    report: string;
    status: Generated<'draft' | 'submitted' | 'checked' | 'accepted'>;
    answers: ColumnType<unknown, string | undefined, string>;
    marks: ColumnType<unknown, string | undefined, string>;
    submitted_answers: ColumnType<unknown, string | null | undefined, string | null>;
    created_at: Date;
    created_by: string;
    changed_at: Date;
    submitted_at: Date | null;
    submitted_by: string | null;
    officer_id: string | null;
    due_at: Date | null;
    closed_at: Date | null;
  };
  request_once: {
    asker: string;
    key: string;
    request: string;
    status: number | null;
    answer: string | null;
    at: Date;
  };
  role_grant: {
    id: string;
    person_id: string;
    role: 'officer' | 'assessor' | 'approver' | 'committee' | 'finance' | 'press' | 'admin';
    scheme: string | null;
    granted_at: Generated<Date>;
    granted_by: string | null;
    revoked_at: Date | null;
    revoked_by: string | null;
  };
  scheme_draft: {
    id: string;
    scheme: string;
    base_version: number | null;
    origin: 'hub' | 'file';
    text: string;
    revision: Generated<number>;
    state: Generated<'draft' | 'checked' | 'seen' | 'published' | 'dropped'>;
    writers: Generated<string[]>;
    remark: string | null;
    created_at: Date;
    created_by: string | null;
    changed_at: Date;
    changed_by: string | null;
    checked_at: Date | null;
    checked_by: string | null;
    seen_at: Date | null;
    seen_by: string | null;
    published_at: Date | null;
    published_by: string | null;
    published_version: number | null;
  };
  scheme_file: {
    scheme: string;
    hash: string;
    seen_at: Date;
  };
  scheme_version: {
    scheme: string;
    version: number;
    hash: string;
    body: ColumnType<unknown, string, string>;
    published_at: Generated<Date>;
    published_by: string | null;
    text: string | null;
    draft_id: string | null;
  };
  session: {
    id: string;
    person_id: string;
    token: string;
    expires_at: Date;
    proof: 'password' | 'code' | 'both' | 'demo';
    ip_address: string | null;
    user_agent: string | null;
    created_at: Generated<Date>;
    updated_at: Generated<Date>;
  };
  signing_key: {
    id: string;
    public_key: string;
    since: Date;
  };
  transfer: {
    id: string;
    unit: string;
    from_account: string;
    to_account: string;
    amount: bigint;
    cause: string;
    state: 'pending' | 'posted' | 'voided';
    reserved_at: Date | null;
    posted_at: Date | null;
    voided_at: Date | null;
    recorded_at: Generated<Date>;
  };
  unit: {
    code: string;
  };
  upload: {
    id: string;
    person_id: string;
    owner_kind: string;
    owner_id: string;
    field: string;
    name: string;
    fingerprint: string | null;
    bytes: bigint;
    received: Generated<bigint>;
    begun_at: Date;
    changed_at: Date;
    document_id: string | null;
  };
  upload_part: {
    upload_id: string;
    start: bigint;
    bytes: bigint;
    storage_key: string;
  };
  verification: {
    id: string;
    identifier: string;
    value: string;
    expires_at: Date;
    created_at: Generated<Date>;
    updated_at: Generated<Date>;
  };
  webhook: {
    id: string;
    organisation_id: string | null;
    scheme: string | null;
    url: string;
    kinds: string[];
    secret: string;
    standing: Generated<'active' | 'paused' | 'removed'>;
    paused_because: string | null;
    created_at: Date;
    created_by: string;
    changed_at: Date;
    since_block: bigint;
  };
  webhook_delivery: {
    id: string;
    webhook_id: string;
    event_id: string;
    status: Generated<'waiting' | 'delivered' | 'failed'>;
    tries: Generated<number>;
    next_at: Date;
    busy_until: Date | null;
    answered: number | null;
    problem: string | null;
    created_at: Date;
    delivered_at: Date | null;
  };
  webhook_follower: {
    id: Generated<boolean>;
    block_no: bigint;
  };
}
