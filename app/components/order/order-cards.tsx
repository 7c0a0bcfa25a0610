import type { ComponentType } from 'react';
import { AgentCard } from './agent-card.tsx';
import { AttentionBanners } from './attention-banners.tsx';
import { EvidenceCard } from '../evidence/evidence-card.tsx';
import { ItemsCard } from './items-card.tsx';
import { PaymentCard } from './payment-card.tsx';
import type { OrderDetailView } from './present-order-detail.ts';
import { ReviewCard } from './review-card.tsx';
import { TimelineCard } from './timeline-card.tsx';

/** A part of the order page. It shows nothing where it has nothing to say. */
export type OrderCard = ComponentType<{ order: OrderDetailView }>;

/** The wide column, from the top. */
export const MAIN_CARDS: OrderCard[] = [ReviewCard, AttentionBanners, ItemsCard, TimelineCard];

/** The narrow column, from the top; on a phone it comes below. */
export const SIDE_CARDS: OrderCard[] = [AgentCard, PaymentCard, EvidenceCard];
