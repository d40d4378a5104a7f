using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wheelhouse.Sqlite.Migrations
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "screening_conducts",
                columns: table => new
                {
                    application = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    agreement = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    person = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    dealer = table.Column<Guid>(type: "TEXT", nullable: false),
                    paid_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    counted = table.Column<bool>(type: "INTEGER", nullable: false),
                    early_default = table.Column<bool>(type: "INTEGER", nullable: false),
                    written_off = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_screening_conducts", x => x.application);
                });

            migrationBuilder.CreateTable(
                name: "screening_dealers",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    dealer = table.Column<Guid>(type: "TEXT", nullable: false),
                    deals = table.Column<int>(type: "INTEGER", nullable: false),
                    early_defaults = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_screening_dealers", x => new { x.organisation, x.dealer });
                });

            migrationBuilder.CreateTable(
                name: "screening_listings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    listed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    expires_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    by_name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    ended_by_name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    objected_at = table.Column<long>(type: "INTEGER", nullable: true),
                    objected_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    objected_by_name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    objection = table.Column<string>(type: "TEXT", nullable: true),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    answered_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    answered_by_name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    answer = table.Column<string>(type: "TEXT", nullable: true),
                    upheld = table.Column<bool>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_screening_listings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "screening_notes",
                columns: table => new
                {
                    application = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    dealer = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_screening_notes", x => x.application);
                });

            migrationBuilder.CreateTable(
                name: "screening_traits",
                columns: table => new
                {
                    application = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    dealer = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
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
