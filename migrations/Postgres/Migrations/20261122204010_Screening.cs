using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wheelhouse.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Screening : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "brought",
                table: "origination_applications",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "screening_conducts",
                columns: table => new
                {
                    application = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    agreement = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    person = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    dealer = table.Column<Guid>(type: "uuid", nullable: false),
                    paid_on = table.Column<DateOnly>(type: "date", nullable: false),
                    counted = table.Column<bool>(type: "boolean", nullable: false),
                    early_default = table.Column<bool>(type: "boolean", nullable: false),
                    written_off = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_screening_conducts", x => x.application);
                });

            migrationBuilder.CreateTable(
                name: "screening_dealers",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    dealer = table.Column<Guid>(type: "uuid", nullable: false),
                    deals = table.Column<int>(type: "integer", nullable: false),
                    early_defaults = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_screening_dealers", x => new { x.organisation, x.dealer });
                });

            migrationBuilder.CreateTable(
                name: "screening_listings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    hash = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    value = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    listed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    expires_on = table.Column<DateOnly>(type: "date", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    by_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_by_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    objected_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    objected_by = table.Column<Guid>(type: "uuid", nullable: true),
                    objected_by_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    objection = table.Column<string>(type: "text", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answered_by = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_by_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true),
                    upheld = table.Column<bool>(type: "boolean", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_screening_listings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "screening_notes",
                columns: table => new
                {
                    application = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    dealer = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    place = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_screening_notes", x => x.application);
                });

            migrationBuilder.CreateTable(
                name: "screening_traits",
                columns: table => new
                {
                    application = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    hash = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    dealer = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_screening_traits", x => new { x.application, x.kind, x.hash });
                });

            migrationBuilder.CreateIndex(
                name: "IX_screening_conducts_organisation_agreement",
                table: "screening_conducts",
                columns: new[] { "organisation", "agreement" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_screening_conducts_organisation_person",
                table: "screening_conducts",
                columns: new[] { "organisation", "person" });

            migrationBuilder.CreateIndex(
                name: "IX_screening_listings_organisation_hash",
                table: "screening_listings",
                columns: new[] { "organisation", "hash" });

            migrationBuilder.CreateIndex(
                name: "IX_screening_listings_organisation_id",
                table: "screening_listings",
                columns: new[] { "organisation", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_screening_notes_organisation_dealer_at",
                table: "screening_notes",
                columns: new[] { "organisation", "dealer", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_screening_notes_organisation_person_at",
                table: "screening_notes",
                columns: new[] { "organisation", "person", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_screening_traits_organisation_hash_at",
                table: "screening_traits",
                columns: new[] { "organisation", "hash", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_screening_traits_organisation_person",
                table: "screening_traits",
                columns: new[] { "organisation", "person" });

            AppendOnly.Guard(migrationBuilder, "screening_traits");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "screening_conducts");

            migrationBuilder.DropTable(
                name: "screening_dealers");

            migrationBuilder.DropTable(
                name: "screening_listings");

            migrationBuilder.DropTable(
                name: "screening_notes");

            migrationBuilder.DropTable(
                name: "screening_traits");

            migrationBuilder.DropColumn(
                name: "brought",
                table: "origination_applications");
        }
    }
}
