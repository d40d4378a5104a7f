using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wheelhouse.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Telematics : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "collections_cases",
                columns: table => new
                {
                    agreement = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    customer = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    vin = table.Column<string>(type: "character varying(17)", maxLength: 17, nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    disputed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    emergency_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    clause_document = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collections_cases", x => x.agreement);
                });

            migrationBuilder.CreateTable(
                name: "collections_contacts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    agreement = table.Column<Guid>(type: "uuid", nullable: false),
                    customer = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    party = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    warns = table.Column<bool>(type: "boolean", nullable: false),
                    outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    by_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    recording = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collections_contacts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "collections_debtors",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    customer = table.Column<Guid>(type: "uuid", nullable: false),
                    zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    zone_before = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    zone_changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    contacts = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collections_debtors", x => new { x.organisation, x.customer });
                });

            migrationBuilder.CreateTable(
                name: "collections_hardships",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    agreement = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answered_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collections_hardships", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "collections_inhibit_steps",
                columns: table => new
                {
                    inhibit = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    to = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    because = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collections_inhibit_steps", x => new { x.inhibit, x.number });
                });

            migrationBuilder.CreateTable(
                name: "collections_inhibits",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    agreement = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    vin = table.Column<string>(type: "character varying(17)", maxLength: 17, nullable: false),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    requested_by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    device = table.Column<Guid>(type: "uuid", nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    because = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collections_inhibits", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "collections_promises",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    agreement = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    received_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    received = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collections_promises", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "collections_recoveries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    agreement = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    vin = table.Column<string>(type: "character varying(17)", maxLength: 17, nullable: false),
                    lien_since = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ordered_by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    vendor = table.Column<Guid>(type: "uuid", nullable: true),
                    dispatched_by = table.Column<Guid>(type: "uuid", nullable: true),
                    dispatched_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    because = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collections_recoveries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "collections_strategies",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    steps = table.Column<string>(type: "jsonb", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collections_strategies", x => new { x.organisation, x.number });
                });

            migrationBuilder.CreateTable(
                name: "collections_switches",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    agreed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    killed = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collections_switches", x => x.organisation);
                });

            migrationBuilder.CreateTable(
                name: "collections_vendors",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    evaluated_on = table.Column<DateOnly>(type: "date", nullable: true),
                    score = table.Column<int>(type: "integer", nullable: true),
                    evaluated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collections_vendors", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "telematics_devices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    terminal = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    model = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    can_inhibit = table.Column<bool>(type: "boolean", nullable: false),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    retired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    now = table.Column<string>(type: "jsonb", nullable: true),
                    heard_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    silent = table.Column<bool>(type: "boolean", nullable: false),
                    apart = table.Column<bool>(type: "boolean", nullable: false),
                    unmoved = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telematics_devices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "telematics_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    device = table.Column<Guid>(type: "uuid", nullable: false),
                    vin = table.Column<string>(type: "character varying(17)", maxLength: 17, nullable: true),
                    subject = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telematics_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "telematics_fences",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    corners = table.Column<string>(type: "jsonb", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telematics_fences", x => x.id);
                });

            Partitions.Create(migrationBuilder);

            migrationBuilder.CreateTable(
                name: "telematics_bindings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    device = table.Column<Guid>(type: "uuid", nullable: false),
                    vin = table.Column<string>(type: "character varying(17)", maxLength: 17, nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telematics_bindings", x => x.id);
                    table.ForeignKey(
                        name: "FK_telematics_bindings_telematics_devices_device",
                        column: x => x.device,
                        principalTable: "telematics_devices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "telematics_commands",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    device = table.Column<Guid>(type: "uuid", nullable: false),
                    inhibit = table.Column<bool>(type: "boolean", nullable: false),
                    reference = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telematics_commands", x => x.id);
                    table.ForeignKey(
                        name: "FK_telematics_commands_telematics_devices_device",
                        column: x => x.device,
                        principalTable: "telematics_devices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_collections_cases_organisation_customer",
                table: "collections_cases",
                columns: new[] { "organisation", "customer" });

            migrationBuilder.CreateIndex(
                name: "IX_collections_contacts_agreement",
                table: "collections_contacts",
                column: "agreement");

            migrationBuilder.CreateIndex(
                name: "IX_collections_contacts_organisation_customer_at",
                table: "collections_contacts",
                columns: new[] { "organisation", "customer", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_collections_hardships_agreement",
                table: "collections_hardships",
                column: "agreement");

            migrationBuilder.CreateIndex(
                name: "IX_collections_hardships_organisation_state",
                table: "collections_hardships",
                columns: new[] { "organisation", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_collections_inhibit_steps_organisation",
                table: "collections_inhibit_steps",
                column: "organisation");

            migrationBuilder.CreateIndex(
                name: "IX_collections_inhibits_agreement",
                table: "collections_inhibits",
                column: "agreement",
                unique: true,
                filter: "released_at is null");

            migrationBuilder.CreateIndex(
                name: "IX_collections_inhibits_device",
                table: "collections_inhibits",
                column: "device");

            migrationBuilder.CreateIndex(
                name: "IX_collections_inhibits_organisation_sent_at",
                table: "collections_inhibits",
                columns: new[] { "organisation", "sent_at" });

            migrationBuilder.CreateIndex(
                name: "IX_collections_promises_agreement",
                table: "collections_promises",
                column: "agreement");

            migrationBuilder.CreateIndex(
                name: "IX_collections_promises_organisation_state_day",
                table: "collections_promises",
                columns: new[] { "organisation", "state", "day" });

            migrationBuilder.CreateIndex(
                name: "IX_collections_recoveries_agreement",
                table: "collections_recoveries",
                column: "agreement",
                unique: true,
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "IX_collections_recoveries_organisation_state",
                table: "collections_recoveries",
                columns: new[] { "organisation", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_collections_vendors_organisation",
                table: "collections_vendors",
                column: "organisation");

            migrationBuilder.CreateIndex(
                name: "IX_telematics_bindings_device",
                table: "telematics_bindings",
                column: "device",
                unique: true,
                filter: "until is null");

            migrationBuilder.CreateIndex(
                name: "IX_telematics_bindings_organisation_vin",
                table: "telematics_bindings",
                columns: new[] { "organisation", "vin" });

            migrationBuilder.CreateIndex(
                name: "IX_telematics_bindings_subject",
                table: "telematics_bindings",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "IX_telematics_commands_device",
                table: "telematics_commands",
                column: "device",
                filter: "sent_at is null");

            migrationBuilder.CreateIndex(
                name: "IX_telematics_commands_organisation_reference_inhibit",
                table: "telematics_commands",
                columns: new[] { "organisation", "reference", "inhibit" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_telematics_devices_organisation",
                table: "telematics_devices",
                column: "organisation");

            migrationBuilder.CreateIndex(
                name: "IX_telematics_devices_terminal",
                table: "telematics_devices",
                column: "terminal",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_telematics_events_organisation_id",
                table: "telematics_events",
                columns: new[] { "organisation", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_telematics_events_organisation_vin",
                table: "telematics_events",
                columns: new[] { "organisation", "vin" });

            migrationBuilder.CreateIndex(
                name: "IX_telematics_fences_organisation",
                table: "telematics_fences",
                column: "organisation");

            migrationBuilder.CreateIndex(
                name: "IX_telematics_positions_organisation_vin_at",
                table: "telematics_positions",
                columns: new[] { "organisation", "vin", "at" });

            AppendOnly.Guard(
                migrationBuilder, "telematics_events", "collections_strategies", "collections_inhibit_steps");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "collections_cases");

            migrationBuilder.DropTable(
                name: "collections_contacts");

            migrationBuilder.DropTable(
                name: "collections_debtors");

            migrationBuilder.DropTable(
                name: "collections_hardships");

            migrationBuilder.DropTable(
                name: "collections_inhibit_steps");

            migrationBuilder.DropTable(
                name: "collections_inhibits");

            migrationBuilder.DropTable(
                name: "collections_promises");

            migrationBuilder.DropTable(
                name: "collections_recoveries");

            migrationBuilder.DropTable(
                name: "collections_strategies");

            migrationBuilder.DropTable(
                name: "collections_switches");

            migrationBuilder.DropTable(
                name: "collections_vendors");

            migrationBuilder.DropTable(
                name: "telematics_bindings");

            migrationBuilder.DropTable(
                name: "telematics_commands");

            migrationBuilder.DropTable(
                name: "telematics_events");

            migrationBuilder.DropTable(
                name: "telematics_fences");

            migrationBuilder.DropTable(
                name: "telematics_positions");

            migrationBuilder.DropTable(
                name: "telematics_devices");
        }
    }
}
