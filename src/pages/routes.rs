//! Addresses and their pages, below whatever folder the build is hosted in. Mounted only while the desk is open.

use leptos::prelude::*;
use leptos_router::components::{Redirect, Route, Router, Routes};
use leptos_router::path;

use super::boards::{DeskBoardPage, OverviewPage};
use super::clients::{ClientsPage, PersonPage};
use super::contact::ContactPage;
use super::contacts::ContactsPage;
use super::cover::CoverPage;
use super::entry::EntryPage;
use super::frame::{Frame, NoSuchPage};
use super::guide::GuidePage;
use super::import::{HeldFormPage, HeldPage, ImportPage, ReportPage};
use super::intake::IntakePage;
use super::register::{EntryEditPage, RegisterRoute, RegistersPage};
use super::settings::{
    AboutPage, AccessPage, ActsPage, BackupPage, CodesPage, DevicePage, KeptPage, SettingsPage, StaffPage,
};
use super::statistics::{FigureRowsPage, StatisticsPage};
use super::today::TodayPage;
use super::{import, intake, register, statistics};
use crate::desk::DeskDoor;
use crate::platform::page::base_path;

/// What lives above the pages, so that going from one to another loses nothing typed; and the watch over a desk that is left.
pub fn provide_above(desk: DeskDoor) {
    desk.watch_idle();
    provide_context(import::ImportDesk::default());
    provide_context(statistics::Kept::default());
    intake::provide_new_contact(desk);
    register::provide_above();
}

/// What stands in place of the pages while the desk is covered.
#[component]
pub fn Covered() -> impl IntoView {
    view! { <CoverPage /> }
}

/// The router, the frame, and the page of the present address.
#[component]
pub fn Routed() -> impl IntoView {
    view! {
        <Router base=base_path()>
            <Frame>
                <Routes fallback=|| view! { <NoSuchPage /> }>
                    <Route path=path!("/") view=|| view! { <Redirect path="/today" /> } />
                    <Route path=path!("/today") view=|| view! { <TodayPage /> }.into_any() />
                    <Route path=path!("/intake") view=|| view! { <ContactsPage /> }.into_any() />
                    <Route path=path!("/intake/new") view=|| view! { <IntakePage /> }.into_any() />
                    <Route path=path!("/intake/:id") view=|| view! { <ContactPage /> }.into_any() />
                    <Route path=path!("/clients") view=|| view! { <ClientsPage /> }.into_any() />
                    <Route path=path!("/clients/:id") view=|| view! { <PersonPage /> }.into_any() />
                    <Route path=path!("/registers") view=|| view! { <RegistersPage /> }.into_any() />
                    <Route path=path!("/entries/:id") view=|| view! { <EntryPage /> }.into_any() />
                    <Route path=path!("/entries/:id/edit") view=|| view! { <EntryEditPage /> }.into_any() />
                    <Route path=path!("/guide/:word") view=|| view! { <GuidePage /> }.into_any() />
                    <Route path=path!("/statistics") view=|| view! { <StatisticsPage /> }.into_any() />
                    <Route path=path!("/statistics/overview") view=|| view! { <OverviewPage /> }.into_any() />
                    <Route path=path!("/statistics/desks/:word") view=|| view! { <DeskBoardPage /> }.into_any() />
                    <Route path=path!("/statistics/rows") view=|| view! { <FigureRowsPage /> }.into_any() />
                    <Route path=path!("/settings") view=|| view! { <SettingsPage /> }.into_any() />
                    <Route path=path!("/settings/staff") view=|| view! { <StaffPage /> }.into_any() />
                    <Route path=path!("/settings/codes") view=|| view! { <CodesPage /> }.into_any() />
                    <Route path=path!("/settings/backup") view=|| view! { <BackupPage /> }.into_any() />
                    <Route path=path!("/settings/import") view=|| view! { <ImportPage /> }.into_any() />
                    <Route path=path!("/settings/import/held") view=|| view! { <HeldPage /> }.into_any() />
                    <Route path=path!("/settings/import/held/:id") view=|| view! { <HeldFormPage /> }.into_any() />
                    <Route path=path!("/settings/import/reports/:seq") view=|| view! { <ReportPage /> }.into_any() />
                    <Route path=path!("/settings/acts") view=|| view! { <ActsPage /> }.into_any() />
                    <Route path=path!("/settings/access") view=|| view! { <AccessPage /> }.into_any() />
                    <Route path=path!("/settings/device") view=|| view! { <DevicePage /> }.into_any() />
                    <Route path=path!("/settings/kept") view=|| view! { <KeptPage /> }.into_any() />
                    <Route path=path!("/settings/about") view=|| view! { <AboutPage /> }.into_any() />
                    <Route path=path!("/*any") view=|| view! { <RegisterRoute /> }.into_any() />
                </Routes>
            </Frame>
        </Router>
    }
}
