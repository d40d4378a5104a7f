using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Wheelhouse.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ledger_accounts",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    manual = table.Column<bool>(type: "boolean", nullable: false),
                    name = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_accounts", x => new { x.organisation, x.code });
                });

            migrationBuilder.CreateTable(
                name: "ledger_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    value_date = table.Column<DateOnly>(type: "date", nullable: false),
                    booked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    narrative = table.Column<string>(type: "jsonb", nullable: false),
                    subject = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    linked_to = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    resolves = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "origination_applications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    dealer = table.Column<Guid>(type: "uuid", nullable: true),
                    customer = table.Column<Guid>(type: "uuid", nullable: true),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    vin = table.Column<string>(type: "character varying(17)", maxLength: 17, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    due_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    dossier = table.Column<string>(type: "jsonb", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_origination_applications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "origination_decisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    application = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    verdict = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    policy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    policy_version = table.Column<int>(type: "integer", nullable: false),
                    scorecard = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    scorecard_version = table.Column<int>(type: "integer", nullable: false),
                    score = table.Column<int>(type: "integer", nullable: true),
                    score_lines = table.Column<string>(type: "jsonb", nullable: false),
                    checks = table.Column<string>(type: "jsonb", nullable: false),
                    inputs = table.Column<string>(type: "text", nullable: false),
                    inputs_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    took_microseconds = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_origination_decisions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "origination_documents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    dealer = table.Column<Guid>(type: "uuid", nullable: true),
                    customer = table.Column<Guid>(type: "uuid", nullable: true),
                    html = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    public_key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    signature = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    signed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_origination_documents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "origination_numbers",
                columns: table => new
                {
                    series = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    next = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_origination_numbers", x => x.series);
                });

            migrationBuilder.CreateTable(
                name: "origination_payouts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    agreement = table.Column<Guid>(type: "uuid", nullable: false),
                    application = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    dealer = table.Column<Guid>(type: "uuid", nullable: true),
                    customer = table.Column<Guid>(type: "uuid", nullable: true),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ordered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    paid_on = table.Column<DateOnly>(type: "date", nullable: true),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    bank_reference = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    simulated = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_origination_payouts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "parties_acquaintances",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parties_acquaintances", x => new { x.organisation, x.person });
                });

            migrationBuilder.CreateTable(
                name: "parties_licences",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parties_licences", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "parties_people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    user = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    id_number = table.Column<string>(type: "text", nullable: false),
                    phone = table.Column<string>(type: "text", nullable: false),
                    account = table.Column<string>(type: "text", nullable: true),
                    means = table.Column<string>(type: "text", nullable: false),
                    name_index = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    id_number_index = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    phone_index = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parties_people", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_answers",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_answers", x => new { x.organisation, x.key });
                });

            migrationBuilder.CreateTable(
                name: "platform_business_days",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_business_days", x => x.organisation);
                });

            migrationBuilder.CreateTable(
                name: "platform_outbox",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    delivered = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    not_before = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    trouble = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_outbox", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "products_versions",
                columns: table => new
                {
                    product = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    document = table.Column<string>(type: "jsonb", nullable: false),
                    drafted_by = table.Column<Guid>(type: "uuid", nullable: false),
                    drafted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_products_versions", x => new { x.product, x.version });
                });

            migrationBuilder.CreateTable(
                name: "servicing_agreements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    dealer = table.Column<Guid>(type: "uuid", nullable: true),
                    customer = table.Column<Guid>(type: "uuid", nullable: true),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    vin = table.Column<string>(type: "character varying(17)", maxLength: 17, nullable: false),
                    product = table.Column<string>(type: "jsonb", nullable: false),
                    model = table.Column<string>(type: "jsonb", nullable: false),
                    terms = table.Column<string>(type: "jsonb", nullable: false),
                    paid_on = table.Column<DateOnly>(type: "date", nullable: false),
                    contract_rate = table.Column<decimal>(type: "numeric(28,12)", precision: 28, scale: 12, nullable: true),
                    application = table.Column<Guid>(type: "uuid", nullable: true),
                    commission_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    commission = table.Column<long>(type: "bigint", nullable: false),
                    subsidy_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    subsidy = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_servicing_agreements", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "servicing_day_runs",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    closed = table.Column<int>(type: "integer", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_servicing_day_runs", x => new { x.organisation, x.day });
                });

            migrationBuilder.CreateTable(
                name: "servicing_worklist",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    agreement = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_servicing_worklist", x => new { x.organisation, x.day, x.agreement });
                });

            migrationBuilder.CreateTable(
                name: "trust_audit_heads",
                columns: table => new
                {
                    size = table.Column<long>(type: "bigint", nullable: false),
                    root = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    signature = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trust_audit_heads", x => x.size);
                });

            migrationBuilder.CreateTable(
                name: "trust_audit_nodes",
                columns: table => new
                {
                    level = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trust_audit_nodes", x => new { x.level, x.position });
                });

            migrationBuilder.CreateTable(
                name: "trust_audit_records",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    leaf_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    leaf = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trust_audit_records", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "trust_clients",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trust_clients", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trust_consents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    grantee = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    how = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    given = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trust_consents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trust_disclosures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    reader = table.Column<Guid>(type: "uuid", nullable: false),
                    user = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    what = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    granted = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trust_disclosures", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trust_organisations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name_zh = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    simulated = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trust_organisations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trust_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    user = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trust_sessions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trust_users",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name_zh = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    disabled = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    user_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    password_hash = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    security_stamp = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    concurrency_stamp = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trust_users", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "vehicles_encumbrances",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    vin = table.Column<string>(type: "character varying(17)", maxLength: 17, nullable: false),
                    subject = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    taken_on = table.Column<DateOnly>(type: "date", nullable: false),
                    released_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_vehicles_encumbrances", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "vehicles_timeline",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    vin = table.Column<string>(type: "character varying(17)", maxLength: 17, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    odometer_km = table.Column<int>(type: "integer", nullable: true),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_vehicles_timeline", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "vehicles_vehicles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    vin = table.Column<string>(type: "character varying(17)", maxLength: 17, nullable: false),
                    model = table.Column<string>(type: "jsonb", nullable: false),
                    use = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    condition = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    odometer_km = table.Column<int>(type: "integer", nullable: true),
                    valuation = table.Column<long>(type: "bigint", nullable: true),
                    first_registered = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_vehicles_vehicles", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_lines",
                columns: table => new
                {
                    entry = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    account = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    value_date = table.Column<DateOnly>(type: "date", nullable: false),
                    booked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    pending = table.Column<bool>(type: "boolean", nullable: false),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_lines", x => new { x.entry, x.number });
                    table.ForeignKey(
                        name: "FK_ledger_lines_ledger_entries_entry",
                        column: x => x.entry,
                        principalTable: "ledger_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "products_publications",
                columns: table => new
                {
                    product = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    published_by = table.Column<Guid>(type: "uuid", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_products_publications", x => new { x.product, x.version });
                    table.ForeignKey(
                        name: "FK_products_publications_products_versions_product_version",
                        columns: x => new { x.product, x.version },
                        principalTable: "products_versions",
                        principalColumns: new[] { "product", "version" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "servicing_accounts",
                columns: table => new
                {
                    part = table.Column<int>(type: "integer", nullable: false),
                    agreement = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    last_event = table.Column<int>(type: "integer", nullable: false),
                    principal_left = table.Column<long>(type: "bigint", nullable: false),
                    due = table.Column<long>(type: "bigint", nullable: false),
                    oldest_due = table.Column<DateOnly>(type: "date", nullable: true),
                    next_due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    next_due = table.Column<long>(type: "bigint", nullable: false),
                    next_number = table.Column<int>(type: "integer", nullable: false),
                    instalments_paid = table.Column<int>(type: "integer", nullable: false),
                    instalments = table.Column<int>(type: "integer", nullable: false),
                    credit = table.Column<long>(type: "bigint", nullable: false),
                    work_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_servicing_accounts", x => new { x.part, x.agreement });
                    table.ForeignKey(
                        name: "FK_servicing_accounts_servicing_agreements_agreement",
                        column: x => x.agreement,
                        principalTable: "servicing_agreements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "servicing_events",
                columns: table => new
                {
                    agreement = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    value_date = table.Column<DateOnly>(type: "date", nullable: false),
                    booked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    body = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_servicing_events", x => new { x.agreement, x.sequence });
                    table.ForeignKey(
                        name: "FK_servicing_events_servicing_agreements_agreement",
                        column: x => x.agreement,
                        principalTable: "servicing_agreements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_entries_organisation_key",
                table: "ledger_entries",
                columns: new[] { "organisation", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ledger_entries_resolves",
                table: "ledger_entries",
                column: "resolves",
                unique: true,
                filter: "resolves is not null");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_entries_subject",
                table: "ledger_entries",
                column: "subject",
                filter: "subject is not null");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_lines_organisation_account_booked_on",
                table: "ledger_lines",
                columns: new[] { "organisation", "account", "booked_on" });

            migrationBuilder.CreateIndex(
                name: "IX_origination_applications_customer",
                table: "origination_applications",
                column: "customer");

            migrationBuilder.CreateIndex(
                name: "IX_origination_applications_dealer",
                table: "origination_applications",
                column: "dealer");

            migrationBuilder.CreateIndex(
                name: "IX_origination_applications_number",
                table: "origination_applications",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_origination_applications_organisation_person",
                table: "origination_applications",
                columns: new[] { "organisation", "person" });

            migrationBuilder.CreateIndex(
                name: "IX_origination_applications_organisation_state_due_by",
                table: "origination_applications",
                columns: new[] { "organisation", "state", "due_by" });

            migrationBuilder.CreateIndex(
                name: "IX_origination_applications_organisation_vin",
                table: "origination_applications",
                columns: new[] { "organisation", "vin" });

            migrationBuilder.CreateIndex(
                name: "IX_origination_decisions_application_id",
                table: "origination_decisions",
                columns: new[] { "application", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_origination_documents_application",
                table: "origination_documents",
                column: "application");

            migrationBuilder.CreateIndex(
                name: "IX_origination_documents_customer",
                table: "origination_documents",
                column: "customer");

            migrationBuilder.CreateIndex(
                name: "IX_origination_documents_dealer",
                table: "origination_documents",
                column: "dealer");

            migrationBuilder.CreateIndex(
                name: "IX_origination_payouts_agreement",
                table: "origination_payouts",
                column: "agreement",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_origination_payouts_dealer",
                table: "origination_payouts",
                column: "dealer");

            migrationBuilder.CreateIndex(
                name: "IX_origination_payouts_organisation_id",
                table: "origination_payouts",
                columns: new[] { "organisation", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_parties_acquaintances_person",
                table: "parties_acquaintances",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "IX_parties_licences_organisation",
                table: "parties_licences",
                column: "organisation");

            migrationBuilder.CreateIndex(
                name: "IX_parties_people_id_number_index",
                table: "parties_people",
                column: "id_number_index",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_parties_people_name_index",
                table: "parties_people",
                column: "name_index");

            migrationBuilder.CreateIndex(
                name: "IX_parties_people_organisation",
                table: "parties_people",
                column: "organisation",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_parties_people_phone_index",
                table: "parties_people",
                column: "phone_index");

            migrationBuilder.CreateIndex(
                name: "platform_outbox_waiting",
                table: "platform_outbox",
                column: "number",
                filter: "delivered is null");

            migrationBuilder.CreateIndex(
                name: "IX_products_versions_organisation_code_version",
                table: "products_versions",
                columns: new[] { "organisation", "code", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_servicing_accounts_agreement",
                table: "servicing_accounts",
                column: "agreement",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_servicing_agreements_customer",
                table: "servicing_agreements",
                column: "customer");

            migrationBuilder.CreateIndex(
                name: "IX_servicing_agreements_dealer",
                table: "servicing_agreements",
                column: "dealer");

            migrationBuilder.CreateIndex(
                name: "IX_servicing_agreements_organisation_number",
                table: "servicing_agreements",
                columns: new[] { "organisation", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_servicing_agreements_organisation_vin",
                table: "servicing_agreements",
                columns: new[] { "organisation", "vin" });

            migrationBuilder.CreateIndex(
                name: "trust_audit_records_leaf",
                table: "trust_audit_records",
                column: "leaf",
                unique: true,
                filter: "leaf is not null");

            migrationBuilder.CreateIndex(
                name: "trust_audit_records_organisation",
                table: "trust_audit_records",
                columns: new[] { "organisation", "number" });

            migrationBuilder.CreateIndex(
                name: "trust_audit_records_waiting",
                table: "trust_audit_records",
                column: "number",
                filter: "leaf is null");

            migrationBuilder.CreateIndex(
                name: "IX_trust_clients_organisation",
                table: "trust_clients",
                column: "organisation");

            migrationBuilder.CreateIndex(
                name: "IX_trust_consents_grantee",
                table: "trust_consents",
                column: "grantee");

            migrationBuilder.CreateIndex(
                name: "trust_consents_standing",
                table: "trust_consents",
                columns: new[] { "organisation", "grantee", "purpose" },
                unique: true,
                filter: "withdrawn is null");

            migrationBuilder.CreateIndex(
                name: "IX_trust_disclosures_organisation_id",
                table: "trust_disclosures",
                columns: new[] { "organisation", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_trust_organisations_kind_name_en",
                table: "trust_organisations",
                columns: new[] { "kind", "name_en" });

            migrationBuilder.CreateIndex(
                name: "IX_trust_sessions_user",
                table: "trust_sessions",
                column: "user");

            migrationBuilder.CreateIndex(
                name: "IX_trust_users_normalized_user_name",
                table: "trust_users",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_trust_users_organisation",
                table: "trust_users",
                column: "organisation");

            migrationBuilder.CreateIndex(
                name: "IX_vehicles_encumbrances_vin",
                table: "vehicles_encumbrances",
                column: "vin",
                unique: true,
                filter: "released_on is null");

            migrationBuilder.CreateIndex(
                name: "IX_vehicles_encumbrances_vin_subject",
                table: "vehicles_encumbrances",
                columns: new[] { "vin", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_vehicles_timeline_vin",
                table: "vehicles_timeline",
                column: "vin");

            migrationBuilder.CreateIndex(
                name: "IX_vehicles_vehicles_vin",
                table: "vehicles_vehicles",
                column: "vin",
                unique: true);
            AppendOnly.Guard(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ledger_accounts");

            migrationBuilder.DropTable(
                name: "ledger_lines");

            migrationBuilder.DropTable(
                name: "origination_applications");

            migrationBuilder.DropTable(
                name: "origination_decisions");

            migrationBuilder.DropTable(
                name: "origination_documents");

            migrationBuilder.DropTable(
                name: "origination_numbers");

            migrationBuilder.DropTable(
                name: "origination_payouts");

            migrationBuilder.DropTable(
                name: "parties_acquaintances");

            migrationBuilder.DropTable(
                name: "parties_licences");

            migrationBuilder.DropTable(
                name: "parties_people");

            migrationBuilder.DropTable(
                name: "platform_answers");

            migrationBuilder.DropTable(
                name: "platform_business_days");

            migrationBuilder.DropTable(
                name: "platform_outbox");

            migrationBuilder.DropTable(
                name: "products_publications");

            migrationBuilder.DropTable(
                name: "servicing_accounts");

            migrationBuilder.DropTable(
                name: "servicing_day_runs");

            migrationBuilder.DropTable(
                name: "servicing_events");

            migrationBuilder.DropTable(
                name: "servicing_worklist");

            migrationBuilder.DropTable(
                name: "trust_audit_heads");

            migrationBuilder.DropTable(
                name: "trust_audit_nodes");

            migrationBuilder.DropTable(
                name: "trust_audit_records");

            migrationBuilder.DropTable(
                name: "trust_clients");

            migrationBuilder.DropTable(
                name: "trust_consents");

            migrationBuilder.DropTable(
                name: "trust_disclosures");

            migrationBuilder.DropTable(
                name: "trust_organisations");

            migrationBuilder.DropTable(
                name: "trust_sessions");

            migrationBuilder.DropTable(
                name: "trust_users");

            migrationBuilder.DropTable(
                name: "vehicles_encumbrances");

            migrationBuilder.DropTable(
                name: "vehicles_timeline");

            migrationBuilder.DropTable(
                name: "vehicles_vehicles");

            migrationBuilder.DropTable(
                name: "ledger_entries");

            migrationBuilder.DropTable(
                name: "products_versions");

            migrationBuilder.DropTable(
                name: "servicing_agreements");
        }
    }
}
