using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wheelhouse.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Governance : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "reasons",
                table: "origination_decisions",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ruled",
                table: "origination_decisions",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "seat",
                table: "origination_decisions",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Champion");

            migrationBuilder.CreateTable(
                name: "origination_notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    dealer = table.Column<Guid>(type: "uuid", nullable: true),
                    customer = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    html = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_origination_notices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "origination_overrides",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    application = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    decision = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    said = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    answer = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    score = table.Column<int>(type: "integer", nullable: true),
                    policy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    policy_version = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    second = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_origination_overrides", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "origination_policies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    family = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    file = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    purpose = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    drafted_by = table.Column<Guid>(type: "uuid", nullable: false),
                    drafted_by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    drafted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_origination_policies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "origination_policy_publications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    policy = table.Column<Guid>(type: "uuid", nullable: false),
                    family = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    seat = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    share = table.Column<decimal>(type: "numeric(28,12)", precision: 28, scale: 12, nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    published_by = table.Column<Guid>(type: "uuid", nullable: false),
                    published_by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_origination_policy_publications", x => x.id);
                    table.ForeignKey(
                        name: "FK_origination_policy_publications_origination_policies_policy",
                        column: x => x.policy,
                        principalTable: "origination_policies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_origination_decisions_organisation_at",
                table: "origination_decisions",
                columns: new[] { "organisation", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_origination_notices_application",
                table: "origination_notices",
                column: "application");

            migrationBuilder.CreateIndex(
                name: "IX_origination_notices_customer",
                table: "origination_notices",
                column: "customer");

            migrationBuilder.CreateIndex(
                name: "IX_origination_overrides_organisation_at",
                table: "origination_overrides",
                columns: new[] { "organisation", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_origination_policies_organisation_family_version",
                table: "origination_policies",
                columns: new[] { "organisation", "family", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_origination_policy_publications_organisation_family",
                table: "origination_policy_publications",
                columns: new[] { "organisation", "family" });

            migrationBuilder.CreateIndex(
                name: "IX_origination_policy_publications_policy",
                table: "origination_policy_publications",
                column: "policy");

            AppendOnly.Guard(
                migrationBuilder, "origination_policies", "origination_policy_publications", "origination_overrides");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "origination_notices");

            migrationBuilder.DropTable(
                name: "origination_overrides");

            migrationBuilder.DropTable(
                name: "origination_policy_publications");

            migrationBuilder.DropTable(
                name: "origination_policies");

            migrationBuilder.DropIndex(
                name: "IX_origination_decisions_organisation_at",
                table: "origination_decisions");

            migrationBuilder.DropColumn(
                name: "reasons",
                table: "origination_decisions");

            migrationBuilder.DropColumn(
                name: "ruled",
                table: "origination_decisions");

            migrationBuilder.DropColumn(
                name: "seat",
                table: "origination_decisions");
        }
    }
}
